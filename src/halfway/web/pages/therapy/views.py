"""Pages for the partner who is unsure: to read without an account, to print, to share as a file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from halfway.guidance.cost import Costs, cost_of
from halfway.guidance.pages import pages
from halfway.web.doors import for_two
from halfway.web.words import as_html, language

SECTION = "partner"
FIELDS = ("fee", "sessions", "paid_by_insurance", "travel", "childcare", "hours")


@require_safe
@for_two
def show(request: HttpRequest) -> HttpResponse:
    """All pages, with a word to whom they are for."""
    return render(request, "therapy/show.html", {"pages": pages(SECTION, language=language())})


@require_safe
@for_two
def read(request: HttpRequest) -> HttpResponse:
    """One page, named by its number; the names would tell too much in an address."""
    found = pages(SECTION, language=language())
    number = request.GET.get("n", "")
    index = int(number) - 1 if number.isdecimal() and len(number) < 4 else -1
    if not 0 <= index < len(found):
        return redirect("therapy-show")
    context = {
        "page": found[index],
        "text": as_html(found[index]),
        "following": index + 2 if index + 1 < len(found) else None,
        "number": index + 1,
    }
    return render(request, "therapy/read.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
def cost(request: HttpRequest) -> HttpResponse:
    """What it would cost; nothing of it is kept."""
    sent = {name: request.POST.get(name, "").replace(",", ".").strip() for name in FIELDS}
    context: dict[str, object] = {"sent": sent}
    if request.method == "POST":
        try:
            context["costs"] = cost_of(
                Costs(**{name: float(value or 0) for name, value in sent.items()})
            )
        except ValueError:
            context["is_unreadable"] = True
    return render(
        request, "therapy/cost.html", context, status=422 if "is_unreadable" in context else 200
    )


@require_safe
@for_two
def as_file(request: HttpRequest) -> HttpResponse:
    """One page or all of them as one file that opens in any browser, without Halfway."""
    number = request.GET.get("n", "")
    found = pages(SECTION, language=language())
    wanted = [one for index, one in enumerate(found, 1) if not number or str(index) == number]
    if not wanted:
        return redirect("therapy-show")
    shown = [(one, as_html(one)) for one in wanted]
    response = render(request, "therapy/file.html", {"shown": shown, "language": language()})
    response["Content-Disposition"] = 'attachment; filename="notes.html"'
    return response
