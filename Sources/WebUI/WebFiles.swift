internal import FoundationEssentials
internal import HTTP

/// The files under `Files`, as they were built into the program.
enum WebFiles {
  private static let folder = "Sources/WebUI/Files/"
  private static let types = [
    "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "json": "application/json", "svg": "image/svg+xml",
  ]

  /// What is served as it is, by path; packed when first asked for, not when the server starts.
  static let served: [String: StaticFile] = {
    var served: [String: StaticFile] = [:]
    for file in embeddedFiles where file.path.hasPrefix(folder) {
      let name = String(file.path.dropFirst(folder.count))
      guard let type = types[String(name.split(separator: ".").last ?? "")], let bytes = contents(of: name) else { continue }
      // What a browser waits for before it paints comes in one piece.
      if name.hasPrefix(styles) { continue }
      served["/web/" + name] = StaticFile(type: type, bytes: bytes, headers: WebPages.headers)
    }
    let style = styleOrder.flatMap { contents(of: styles + $0 + ".css") ?? [] } + Array("@media print {\n".utf8)
    let all = style + (contents(of: styles + "print.css") ?? []) + Array("}\n".utf8)
    served["/web/style/site.css"] = StaticFile(type: types["css"] ?? "", bytes: all, headers: WebPages.headers)
    return served
  }()

  private static let styles = "style/"
  /// Later rules win over earlier ones.
  private static let styleOrder = ["base", "frame", "lists", "article", "forms", "charts"]

  /// The bytes of a file, by its path below `Files`.
  static func contents(of name: String) -> [UInt8]? {
    guard let file = embeddedFiles.first(where: { $0.path == folder + name }), let data = Data(base64Encoded: "\(file.base64)") else {
      return nil
    }
    return ZlibBytes.plain(Array(data), length: file.length)
  }
}
