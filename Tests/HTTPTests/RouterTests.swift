import Testing

@testable import HTTP

struct RouterTests {
  private let router = Router([
    Route(.get, "/") { _ in Response(text: "root") },
    Route(.get, "/v1/articles") { _ in Response(text: "list") },
    Route(.get, "/v1/articles/{id}") { Response(text: "article " + ($0.parameters["id"] ?? "")) },
    Route(.delete, "/v1/articles/{id}") { _ in Response(status: .noContent) },
    Route(.get, "/v1/articles/latest") { _ in Response(text: "latest") },
    Route(.get, "/v1/{kind}/{id}/similar") { Response(text: "similar " + ($0.parameters["kind"] ?? "") + ($0.parameters["id"] ?? "")) },
    Route(.get, "/v1/articles/{name}/raw") { Response(text: "raw " + ($0.parameters["name"] ?? "")) },
    Route(.post, "/v1/documents") { _ in Response(status: .created) },
  ])

  private func ask(_ method: HTTP.Method, _ target: String) throws -> Response {
    router.respond(to: try Request(method, target), onError: Server.answerInternalError)
  }

  @Test(arguments: [
    ("/", "root"), ("/?q=1", "root"), ("/v1/articles", "list"), ("/v1/articles/12", "article 12"), ("/v1/articles/latest", "latest"),
    ("/v1/articles/a%2Fb", "article a/b"), ("/v1/articles/%D8%A8", "article ب"), ("/v1/articles/7/raw", "raw 7"),
    ("/v1/articles/latest/similar", "similar articleslatest"), ("/v1/events/3/similar", "similar events3"),
  ])
  func `the route with the longest literals is found`(_ target: String, _ text: String) throws {
    #expect(try String(decoding: ask(.get, target).collectedBody(), as: UTF8.self) == text)
  }

  @Test(arguments: ["/v1", "/v1/articles/", "/v1//similar", "//", "/V1/articles", "/v1/articles/1/raw/2"])
  func `other paths are not found`(_ target: String) throws {
    #expect(try ask(.get, target).status == .notFound)
  }

  @Test func `a method that a path does not take is told which it takes`() throws {
    let answer = try ask(.put, "/v1/articles/1")
    #expect(answer.status == .methodNotAllowed)
    #expect(answer.headers["Allow"] == "GET, HEAD, DELETE, OPTIONS")
    #expect(try ask(.head, "/v1/documents").status == .methodNotAllowed)
    #expect(try ask(Method("BREW"), "/v1/articles").status == .notImplemented)
  }

  @Test func `OPTIONS tells the methods of a path, and of the server`() throws {
    #expect(try ask(.options, "/v1/documents").headers["Allow"] == "POST, OPTIONS")
    #expect(try ask(.options, "*").headers["Allow"] == "GET, HEAD, DELETE, POST, OPTIONS")
    #expect(try ask(.options, "/nothing").status == .notFound)
  }

  @Test func `HEAD runs the GET route`() throws { #expect(try ask(.head, "/v1/articles").status == .ok) }

  @Test func `two routes for one method and path are a mistake in the table`() async {
    await #expect(processExitsWith: .failure) {
      _ = Router([Route(.get, "/a/{x}") { _ in Response() }, Route(.get, "/a/{y}") { _ in Response() }])
    }
  }
}
