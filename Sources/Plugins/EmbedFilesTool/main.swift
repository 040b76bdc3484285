import CZlib
import Foundation

// usage: embed-files OUTPUT ROOT FILE...
//
// Writes OUTPUT, Swift code with one table from each file's path (relative to ROOT) to its length and bytes. A file goes in compressed
// (zlib), as base64 in a static string: it costs the compiler little and the program nothing until it is read.

func compressed(_ data: Data) -> Data {
  var length = compressBound(uLong(data.count))
  var packed = [UInt8](repeating: 0, count: Int(length))
  let code = unsafe data.withUnsafeBytes { source in
    unsafe compress2(&packed, &length, source.bindMemory(to: UInt8.self).baseAddress, uLong(data.count), Z_BEST_COMPRESSION)
  }
  precondition(code == Z_OK, "a buffer as large as compressBound says is large enough")
  return Data(packed.prefix(Int(length)))
}

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  FileHandle.standardError.write(Data("usage: embed-files OUTPUT ROOT FILE...\n".utf8))
  exit(64)
}
let root = arguments[2].hasSuffix("/") ? arguments[2] : arguments[2] + "/"

do {
  var code = """
    /// The data files that were put into the program when it was built, by path: how long they are, and their bytes compressed, as base64.
    let embeddedFiles: [(path: String, length: Int, base64: StaticString)] = [

    """
  for path in arguments.dropFirst(3) {
    let name = path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    code += "  (\"\(name)\", \(data.count), \"\(compressed(data).base64EncodedString())\"),\n"
  }
  code += "]\n"
  try Data(code.utf8).write(to: URL(fileURLWithPath: arguments[1]))
} catch {
  FileHandle.standardError.write(Data("embed-files: \(error)\n".utf8))
  exit(1)
}
