import HTTP
import Model
import Testing

@testable import API

private let arabic = "قال المتحدث إن الوفد وصل إلى الميناء في الصباح، وإن المحادثات بدأت على الفور."

private func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
  text.utf16.flatMap { littleEndian ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
}

/// The letters of windows-1256 that the sentence needs.
private func windows1256(_ text: String) -> [UInt8] {
  let table: [Unicode.Scalar: UInt8] = [
    "ا": 0xC7, "ب": 0xC8, "ت": 0xCA, "ث": 0xCB, "ج": 0xCC, "ح": 0xCD, "خ": 0xCE, "د": 0xCF, "ذ": 0xD0, "ر": 0xD1, "ز": 0xD2, "س": 0xD3,
    "ش": 0xD4, "ص": 0xD5, "ض": 0xD6, "ط": 0xD8, "ظ": 0xD9, "ع": 0xDA, "غ": 0xDB, "ف": 0xDD, "ق": 0xDE, "ك": 0xDF, "ل": 0xE1, "م": 0xE3,
    "ن": 0xE4, "ه": 0xE5, "و": 0xE6, "ى": 0xEC, "ي": 0xED, "ة": 0xC9, "ء": 0xC1, "أ": 0xC3, "إ": 0xC5, "،": 0xA1,
  ]
  return text.unicodeScalars.map { $0.isASCII ? UInt8($0.value) : table[$0] ?? 0x3F }
}

@Test(arguments: [
  ("UTF-8", Array(arabic.utf8), "text/plain"), ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + Array(arabic.utf8), "text/plain"),
  ("UTF-16LE with a mark", [0xFF, 0xFE] + utf16(arabic, littleEndian: true), "text/plain"),
  ("UTF-16BE with a mark", [0xFE, 0xFF] + utf16(arabic, littleEndian: false), "text/plain; charset=utf-16"),
  ("UTF-16BE by name", utf16(arabic, littleEndian: false), "text/plain; charset=utf-16be"),
  ("windows-1256 by name", windows1256(arabic), "text/plain; charset=windows-1256"),
  ("windows-1256 by its words", windows1256(arabic), "text/plain"),
])
func `a text is read in its encoding, and its bytes are kept`(_ name: String, _ bytes: [UInt8], _ type: String) throws {
  let site = try Site(analyzed: false)
  let answer = try site.post(bytes, type, ["split": "false"])
  #expect(answer.status == 201, "\(answer.text)")
  #expect(try site.get("/v1/articles/1").json["body"]?.text == arabic)
  let raw = try site.get("/v1/documents/1/raw")
  #expect(raw.bytes == bytes)
}

@Test(arguments: [
  ("nothing", [], "text/plain"), ("blanks", Array(" \r\n\t\u{A0}\u{200F}\u{FEFF}".utf8), "text/plain"),
  ("a NUL", Array("نص\0نص".utf8), "text/plain"),
  ("an unknown charset", Array("نص".utf8), "text/plain; charset=klingon"),
  ("broken UTF-8", [0xD9, 0x86, 0xD8], "text/plain; charset=utf-8"),
  ("bytes of no encoding", [0xC3, 0x28, 0xA0, 0xA1, 0x80, 0xFE], "text/plain"), ("half a UTF-16 unit", [0xFF, 0xFE, 0x46], "text/plain"),
  ("half a surrogate pair", [0xFF, 0xFE, 0x00, 0xD8], "text/plain"), ("no markup but blanks", Array("  ".utf8), "text/html"),
  ("an empty text", Array(#"{"text": ""}"#.utf8), "application/json"),
  ("a blank text", Array(#"{"text": " \n "}"#.utf8), "application/json"),
  ("an escaped NUL", Array(#"{"text": "نص\u0000"}"#.utf8), "application/json"),
  ("JSON in UTF-16", utf16(#"{"text": "a"}"#, littleEndian: true), "application/json"),
])
func `bytes that are no text are a problem 400 that says why`(_ name: String, _ bytes: [UInt8], _ type: String) throws {
  let site = try Site(analyzed: false)
  let answer = try site.post(bytes, type)
  #expect(answer.status == 400)
  try expectProblem(answer)
  #expect(try site.get("/v1/stats").json["documents"]?.number == 0)
}

@Test func `an encoding that is not known is told with those that are`() throws {
  let answer = try Site(analyzed: false).post([0xC3, 0x28, 0xA0, 0xA1], "text/plain")
  for name in ["utf-8", "windows-1256", "iso-8859-6"] { #expect(answer.text.lowercased().contains(name)) }
}

@Test func `whatever the bytes, a POST is taken or refused`() throws {
  let site = try Site()
  var random = SplitMix64(11)
  let types = [
    "text/plain", "text/html", "application/json", "application/xml", "text/plain; charset=windows-1256", "application/x-ndjson",
  ]
  let seeds = [Array(Posting.call.text.utf8), Array(Posting.meeting.json.utf8), try ProjectFiles.bytes("Config/demo/09-feed.xml")]
  for round in 0..<90 {
    var bytes = Array(seeds[round % seeds.count].prefix(Int.random(in: 0...1_200, using: &random)))
    for _ in 0..<Int.random(in: 0...6, using: &random) where !bytes.isEmpty {
      bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
    }
    let type = types[Int.random(in: types.indices, using: &random)]
    let answer = try site.post(bytes, type)
    #expect([200, 201, 400].contains(answer.status), "round \(round)")
    if answer.status == 400 { try expectProblem(answer) }
  }
}

/// The same numbers in every run.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
