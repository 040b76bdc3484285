import CZlib
import Foundation

// usage: embed-files [--texts] OUTPUT ROOT FILE...
//
// Writes OUTPUT, Swift code with one table from each file's path (relative to ROOT) to its length and bytes. A file goes in compressed
// (zlib), as base64 in a static string: it costs the compiler little and the program nothing until it is read. With --texts the files are
// small texts and go in as they are, so that the module that reads them needs no decompression.

func compressed(_ data: Data) -> Data {
  var length = compressBound(uLong(data.count))
  var packed = [UInt8](repeating: 0, count: Int(length))
  let code = unsafe data.withUnsafeBytes { source in
    unsafe compress2(&packed, &length, source.bindMemory(to: UInt8.self).baseAddress, uLong(data.count), Z_BEST_COMPRESSION)
  }
  precondition(code == Z_OK, "a buffer as large as compressBound says is large enough")
  return Data(packed.prefix(Int(length)))
}

/// The code of a table of compressed files.
func table(of files: [(name: String, data: Data)]) -> String {
  var code = """
    /// The data files that were put into the program when it was built, by path: how long they are, and their bytes compressed, as base64.
    let embeddedFiles: [(path: String, length: Int, base64: StaticString)] = [

    """
  for (name, data) in files { code += "  (\"\(name)\", \(data.count), \"\(compressed(data).base64EncodedString())\"),\n" }
  return code + "]\n"
}

/// The code of a table of texts.
func table(ofTexts files: [(name: String, data: Data)]) -> String {
  var code = """
    /// The texts that were put into the program when it was built, by path.
    let embeddedTexts: [(path: String, text: StaticString)] = [

    """
  for (name, data) in files {
    let text = String(decoding: data, as: UTF8.self)
    precondition(!text.contains("\"\"\"##"), "\(name) has the mark in it that ends a string")
    code += "  (\"\(name)\", ##\"\"\"\n\(text)\"\"\"##),\n"
  }
  return code + "]\n"
}

let areTexts = CommandLine.arguments.dropFirst().first == "--texts"
let arguments = Array(CommandLine.arguments.dropFirst(areTexts ? 2 : 1))
guard arguments.count >= 2 else {
  FileHandle.standardError.write(Data("usage: embed-files [--texts] OUTPUT ROOT FILE...\n".utf8))
  exit(64)
}
let root = arguments[1].hasSuffix("/") ? arguments[1] : arguments[1] + "/"

do {
  let files = try arguments.dropFirst(2).map { path in
    (name: path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path, data: try Data(contentsOf: URL(fileURLWithPath: path)))
  }
  let code = areTexts ? table(ofTexts: files) : table(of: files)
  let output = URL(fileURLWithPath: arguments[0])
  // A file that stays as it is has nothing compiled anew: the build runs this again whenever the tool itself was linked.
  if (try? Data(contentsOf: output)) != Data(code.utf8) { try Data(code.utf8).write(to: output) }
} catch {
  FileHandle.standardError.write(Data("embed-files: \(error)\n".utf8))
  exit(1)
}
