internal import HTTP

/// Makes the answer to a request for a page: content in the frame, or what the API says instead.
enum PageAnswer {
  static func response(of page: PageTable.Page, to request: Request, _ api: AnswerSource) -> Response {
    let interface = Interface.asked(by: request)
    var status = Status.ok
    let content: PageTable.Content
    do {
      content = try page.content(request, interface, api)
    } catch {
      // A page that needs a key is sent all the same: its code asks for one.
      if ![401, 403].contains(error.status) { status = Status(code: error.status, reason: error.title) }
      content = refused(error, interface)
    }
    var response = Response(status: status, type: "text/html; charset=utf-8", bytes: html(of: content, request, interface))
    for field in WebPages.headers.fields { response.headers.set(field.name, field.value) }
    response.headers.set("Cache-Control", "no-cache")
    return response.withETag(for: request)
  }

  private static func refused(_ refusal: AnswerSource.Refusal, _ interface: Interface) -> PageTable.Content {
    let original = HTML.element("p", ["lang": "en", "dir": "ltr"], refusal.detail ?? refusal.title)
    let said = refusal.detail.flatMap { ProblemWords.shared.said($0, word: interface.word) }
    let words: HTML =
      if !interface.isArabic {
        original
      } else if let said {
        .element("p", [:], said)
      } else {
        .element("p", [:], interface.word("problem.\(refusal.status)") ?? interface["problem.other"]) + original
      }
    return PageTable.Content(
      title: interface["error"], main: .element("div", ["class": "failure"], .element("h1", [:], interface["error"]) + words))
  }

  private static func html(of content: PageTable.Content, _ request: Request, _ interface: Interface) -> [UInt8] {
    let query = request.query.filter { $0.name != "ui" }
    let others = query + (interface.isArabic ? [QueryItem("ui", "en")] : [])
    let other = others.isEmpty ? request.path.raw : request.path.raw + "?" + QueryItem.encode(others)
    return PageTemplate.filled(
      [
        "lang": HTML(interface.language), "dir": HTML(interface.direction), "title": HTML("\(content.title) · \(interface["name"])"),
        "ui": HTML(interface.isArabic ? "" : "?ui=en"), "other": HTML(other), "otherlang": HTML(interface.other),
        "json": HTML(content.json), "main": content.main,
      ], interface)
  }
}
