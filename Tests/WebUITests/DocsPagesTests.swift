import HTTP
import Testing

@testable import WebUI

struct DocsPagesTests {
  private let router = Router(DocsPages.routes())

  private func text(_ path: String) throws -> (response: Response, text: String) {
    let response = router.respond(to: try Request(.get, path), onError: Server.answerInternalError)
    return (response, String(decoding: try response.collectedBody(), as: UTF8.self))
  }

  @Test(arguments: ["/docs", "/docs.css", "/docs.js"]) func `a file of the description is served under a strict policy`(_ path: String)
    throws
  {
    let (response, text) = try text(path)
    #expect(response.status == .ok && response.headers["ETag"] != nil)
    let policy = try #require(response.headers["Content-Security-Policy"])
    #expect(policy.hasPrefix("default-src 'none'") && policy.contains("script-src 'self'") && policy.contains("connect-src 'self'"))
    #expect(!policy.contains("unsafe") && !policy.contains("http"))
    #expect(!text.contains("http://") && !text.contains("https://"), "nothing comes from elsewhere")
  }

  @Test func `the page runs no code that stands in it, and its script writes no HTML`() throws {
    let page = try text("/docs").text
    #expect(page.contains("<script type=\"module\" src=\"/docs.js\"></script>"))
    #expect(!page.contains("style=") && !page.contains("onclick"))
    let script = try text("/docs.js").text
    for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "eval("] { #expect(!script.contains(word)) }
  }
}
