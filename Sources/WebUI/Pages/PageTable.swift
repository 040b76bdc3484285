internal import HTTP

/// The one table of pages.
enum PageTable {
  /// What a page shows before any code runs, or at all where none does.
  struct Content {
    var title: String
    var main: HTML
    /// Where the API gives the same as JSON.
    var json = "/v1/stats"
  }

  /// A page: where it is, and what it asks the API for.
  struct Page: Sendable {
    let pattern: String
    let content: @Sendable (Request, Interface, AnswerSource) throws(AnswerSource.Refusal) -> Content
  }

  static let pages: [Page] = [
    Page(pattern: "/", content: ListPages.articles),
    Page(pattern: "/articles/{id}", content: ArticlePage.content),
    Page(pattern: "/actors", content: ListPages.actors),
    Page(pattern: "/actors/{id}", content: ListPages.actor),
    Page(pattern: "/events", content: ListPages.events),
    Page(pattern: "/quotes", content: ListPages.quotes),
    named("/actors/{id}/correct", "correct"), named("/events/{id}", "events"), named("/network", "network"), named("/add", "add"),
    named("/corrections", "correct.history"), named("/about", "about"),
  ]

  /// A page that is all code: without it, only its name is there.
  private static func named(_ pattern: String, _ title: String) -> Page {
    Page(pattern: pattern) { _, interface, _ throws(AnswerSource.Refusal) in
      Content(title: interface[title], main: .element("h1", [:], interface[title]))
    }
  }
}
