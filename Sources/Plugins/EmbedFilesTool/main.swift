import Foundation

// usage: embed-files OUTPUT ROOT FILE...
//
// Writes OUTPUT, Swift code with one table from each file's path (relative to ROOT) to its bytes. A file goes in as base64 in a static
// string: it costs the compiler little and the program nothing until it is read.

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  FileHandle.standardError.write(Data("usage: embed-files OUTPUT ROOT FILE...\n".utf8))
  exit(64)
}
let root = arguments[2].hasSuffix("/") ? arguments[2] : arguments[2] + "/"

do {
  var code = """
    /// The data files that were put into the program when it was built, by path, as base64.
    let embeddedFiles: [(path: String, base64: StaticString)] = [

    """
  for path in arguments.dropFirst(3) {
    let name = path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    code += "  (\"\(name)\", \"\(data.base64EncodedString())\"),\n"
  }
  code += "]\n"
  try Data(code.utf8).write(to: URL(fileURLWithPath: arguments[1]))
} catch {
  FileHandle.standardError.write(Data("embed-files: \(error)\n".utf8))
  exit(1)
}
