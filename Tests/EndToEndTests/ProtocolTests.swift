import Foundation
import Testing

/// What the contract says about every path, asked of the built program over sockets.
@Suite(.serialized) struct ProtocolTests {
  private static let readable = [
    "/livez", "/readyz", "/v1/stats", "/v1/articles", "/v1/articles/1", "/v1/documents/1", "/v1/documents/1/raw", "/v1/entities",
    "/v1/events", "/v1/quotes", "/v1/facets", "/v1/network", "/v1/timeline?interval=year", "/v1/articles?q=خبر",
  ]

  private func withServer(_ body: (RunningServer) throws -> Void) throws {
    let folder = try TemporaryFolder()
    let server = try RunningServer(["serve", "--data", "archive"], in: folder.path)
    let text = String(repeating: "خبر عن الميناء الذي عاد إلى العمل بعد صيانة طويلة. ", count: 40)
    let json = #"{"text": "\#(text)", "title": "الميناء", "published": "2025-05-19", "split": false}"#
    #expect(try server.post(json.utf8, "application/json").status == 201)
    try body(server)
    #expect(try server.stop().status == 0)
  }

  @Test func `HEAD of every path answers with the fields of GET`() throws {
    try withServer { server in
      for path in Self.readable {
        for coding in ["identity", "gzip"] {
          var get = try server.ask("GET", path, ["Accept-Encoding: \(coding)"])
          var head = try server.ask("HEAD", path, ["Accept-Encoding: \(coding)"])
          // The names of two requests differ.
          for name in ["date", "x-request-id"] {
            get.headers[name] = nil
            head.headers[name] = nil
          }
          #expect(get.status == 200, "\(path)")
          #expect(head.status == get.status && head.headers == get.headers && head.body.isEmpty, "\(path) \(coding)")
        }
      }
    }
  }

  @Test func `what is not there is a problem, and what is not taken tells what is`() throws {
    try withServer { server in
      for path in [
        "/nothing", "/v1", "/v1/", "/v1/nothing", "/v1/articles/", "/v1/articles/99", "/v1/articles/x", "/V1/articles", "//v1/articles",
      ] {
        let answer = try server.get(path)
        #expect(answer.status == 404, "\(path)")
        #expect(answer.headers["content-type"] == "application/problem+json", "\(path)")
        #expect(answer.json["status"] as? Int == 404, "\(path)")
      }
      for path in Self.readable {
        for method in ["PUT", "TRACE"] {
          let answer = try server.ask(method, path)
          #expect(answer.status == 405, "\(method) \(path)")
          #expect(answer.headers["allow"]?.contains("GET, HEAD") == true, "\(method) \(path)")
        }
        let options = try server.ask("OPTIONS", path)
        #expect(options.status == 204 && options.headers["allow"]?.contains("GET, HEAD") == true, "\(path)")
        #expect(try server.ask("BREW", path).status == 501, "\(path)")
      }
    }
  }

  @Test func `a tag is known again in all its forms, a date is not looked at`() throws {
    try withServer { server in
      for path in Self.readable.dropFirst(2) {
        let answer = try server.get(path)
        guard let tag = answer.headers["etag"] else {
          Issue.record("\(path) has no tag")
          continue
        }
        #expect(tag.hasPrefix("\"") && tag.hasSuffix("\""), "\(path): a strong tag")
        for value in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
          let again = try server.ask("GET", path, ["If-None-Match: \(value)"])
          #expect(again.status == 304 && again.body.isEmpty && again.headers["etag"] == tag, "\(path) \(value)")
        }
        for field in [
          "If-None-Match: \"other\"", "If-None-Match: \(tag.dropFirst().dropLast())", "If-Modified-Since: Sat, 01 Jan 2050 00:00:00 GMT",
        ] {
          let again = try server.ask("GET", path, [field])
          #expect(again.status == 200 && again.body == answer.body, "\(path) \(field)")
        }
        #expect(try server.ask("GET", path, ["Accept: image/png", "Range: bytes=0-1"]).status == 200, "\(path)")
        #expect(try server.ask("GET", path, ["Accept-Encoding: gzip"]).headers["vary"] == "Accept-Encoding", "\(path)")
      }
    }
  }

  @Test func `a body is taken only when it is what it is said to be`() throws {
    let cases: [([String], String, Int)] = [
      (["Content-Type: text/plain"], "", 400), ([], "نص", 415), (["Content-Type:"], "نص", 415), (["Content-Type: image/png"], "x", 415),
      (["Content-Type: ;;;"], "x", 415), (["Content-Type: application/json"], "{", 400), (["Content-Type: application/json"], "[]", 400),
      (["Content-Type: APPLICATION/JSON; charset=UTF-8"], #"{"text": "نص آخر", "split": false}"#, 201),
      (["Content-Type: text/plain", "Content-Encoding: br"], "x", 415), (["Content-Type: text/plain", "Content-Encoding: gzip"], "x", 400),
    ]
    try withServer { server in
      for (headers, body, status) in cases {
        let answer = try server.ask("POST", "/v1/documents", headers, body: Array(body.utf8))
        #expect(answer.status == status, "\(headers) \(body)")
        if status >= 400 { #expect(answer.headers["content-type"] == "application/problem+json", "\(headers) \(body)") }
      }
    }
  }
}
