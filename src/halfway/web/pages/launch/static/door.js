// Takes the one-time token out of the address, so that it does not stay there, and hands it in.
function handIn() {
  const token = location.hash.slice(1);
  if (!token) return;
  history.replaceState(null, "", location.pathname);
  const form = document.getElementById("door");
  form.elements.token.value = token;
  form.submit();
}

// A link that is pasted while the door stands open changes the part after the # alone.
window.addEventListener("hashchange", handIn);
handIn();
