import HTTP
import Testing

@testable import WebUI

struct WebPagesTests {
  private let router = Router(WebPages.routes())

  private func ask(_ target: String, _ headers: Headers = [:]) throws -> Response {
    router.respond(to: try Request(.get, target, headers: headers), onError: Server.answerInternalError)
  }

  @Test(arguments: ["/", "/style.css"])
  func `a file comes packed or plain, each with its own tag`(_ path: String) throws {
    let plain = try ask(path)
    let packed = try ask(path, ["Accept-Encoding": "gzip"])
    #expect(plain.status == .ok)
    #expect(plain.headers["Content-Encoding"] == nil)
    #expect(packed.headers["Content-Encoding"] == "gzip")
    #expect(try packed.collectedBody().count < plain.collectedBody().count)
    #expect(plain.headers["Vary"] == "Accept-Encoding" && packed.headers["Vary"] == "Accept-Encoding")
    let tags = [plain, packed].compactMap { $0.headers["ETag"] }
    #expect(Set(tags).count == 2)
    for tag in tags { #expect(try ask(path, ["If-None-Match": tag]).status == .notModified) }
  }

  @Test func `a page is bound by a strict policy and names nothing elsewhere`() throws {
    let page = try ask("/")
    let policy = try #require(page.headers["Content-Security-Policy"])
    #expect(policy.hasPrefix("default-src 'none'"))
    #expect(!policy.contains("unsafe") && !policy.contains("http"))
    let text = String(decoding: try page.collectedBody(), as: UTF8.self)
    #expect(text.contains("lang=\"ar\" dir=\"rtl\""))
    #expect(!text.contains("://") && !text.contains("<script") && !text.contains("style="))
  }
}
