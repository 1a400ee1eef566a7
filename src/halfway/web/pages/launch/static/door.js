// Takes the one-time token out of the address, so that it does not stay there, and hands it in.
const token = location.hash.slice(1);
if (token) {
  history.replaceState(null, "", location.pathname);
  const form = document.getElementById("door");
  form.elements.token.value = token;
  form.submit();
}
