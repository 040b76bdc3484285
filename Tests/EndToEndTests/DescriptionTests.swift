import Foundation
import Testing

struct ServedDescriptionTests {
  @Test func `every call that the description has is served and counted under its name`() throws {
    let folder = try TemporaryFolder()
    let server = try RunningServer(["serve"], in: folder.path)
    let paths = try server.get("/openapi.json").json["paths"] as? [String: [String: Any]] ?? [:]
    #expect(paths.count > 20)
    var names: [String] = []
    for (path, methods) in paths {
      // The answer of the stream does not end; a test of its own listens to it.
      for (method, operation) in methods where path != "/v1/stream" {
        let parameters = (operation as? [String: Any])?["parameters"] as? [[String: Any]] ?? []
        let target = parameters.filter { $0["in"] as? String == "path" }.reduce(path) { path, parameter in
          path.replacingOccurrences(of: "{\(parameter["name"] ?? "")}", with: "\(parameter["example"] ?? "")")
        }
        let answer = try server.ask(method.uppercased(), target, ["Content-Length: 0"])
        #expect(answer.status < 500 && answer.status != 405, "\(method) \(target): \(answer.status)")
        names.append("\(method.uppercased()) \(path)")
      }
    }
    let metrics = try server.get("/metrics").text
    for name in names where name != "GET /metrics" { #expect(metrics.contains("http_requests_total{route=\"\(name)\",status="), "\(name)") }
    #expect(try server.get("/docs").text.contains("/docs.js"))
  }
}
