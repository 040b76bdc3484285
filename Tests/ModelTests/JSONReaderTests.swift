import Model
import Testing

@Suite struct JSONReaderTests {
  @Test(arguments: [
    ("null", JSONValue.null), (" true ", .bool(true)), ("-0", .int(0)), ("12", .int(12)), ("1.5", .double(1.5)), ("2e3", .double(2000)),
    (#""سجلّ""#, .string("سجلّ")), (#""\u0633\u062c""#, .string("سج")), (#""\ud83d\ude00""#, .string("😀")),
    (#""a\n\t\"\\\/""#, .string("a\n\t\"\\/")),
    ("[]", .array([])), ("[1, [2]]", .array([.int(1), .array([.int(2)])])), ("{}", .object([])),
    (#"{"b":1,"a":null}"#, .object([.init("b", .int(1)), .init("a", .null)])), ("9223372036854775808", .double(9_223_372_036_854_775_808)),
  ])
  func `reads what RFC 8259 allows`(text: String, value: JSONValue) throws {
    #expect(try JSONReader.read(Array(text.utf8)) == value)
  }

  @Test(arguments: [
    "", " ", "012", "1.", "-", "--1", "+1", ".5", "1e", "1e999", "tru", "nul", "'a'", "\"a", "\"\u{1}\"", #""\x""#, #""\u12""#,
    #""\ud83d""#,
    #""\ude00\ud83d""#, "[1,]", "[1 2]", "[", "{", "{a:1}", #"{"a":1,}"#, #"{"a" 1}"#, #"{"a":1,"a":2}"#, "1 2", "\u{FEFF}1", "NaN", "[1]]",
  ])
  func `refuses what RFC 8259 does not allow`(text: String) {
    #expect(throws: JSONReader.Malformed.self) { try JSONReader.read(Array(text.utf8)) }
  }

  @Test func `refuses bytes that are not UTF-8`() {
    #expect(throws: JSONReader.Malformed.self) { try JSONReader.read([0x22, 0xC3, 0x28, 0x22]) }
    #expect(throws: JSONReader.Malformed.self) { try JSONReader.read([0x22, 0xED, 0xA0, 0x80, 0x22]) }
  }

  @Test func `names line and column`() {
    let text = "{\n  \"a\": 1,\n  \"b\": tru\n}"
    do {
      _ = try JSONReader.read(Array(text.utf8))
      Issue.record("it should not be read")
    } catch {
      #expect(error.line == 3)
      #expect(error.column == 8)
    }
  }

  @Test func `takes 64 levels and not one more`() throws {
    func nested(_ depth: Int) -> [UInt8] { Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8) }
    _ = try JSONReader.read(nested(64))
    #expect(throws: JSONReader.Malformed.self) { try JSONReader.read(nested(65)) }
  }

  @Test func `truncations and byte flips give a value or an error`() {
    let text = Array(#"{"text":"قال \u0627\ud83d\ude00","n":[1,-2.5e3,true,null],"o":{"k":""}}"#.utf8)
    var random = SplitMix64(seed: 7)
    for cut in text.indices { _ = try? JSONReader.read(Array(text[..<cut])) }
    for _ in 0..<2_000 {
      var flipped = text
      flipped[Int.random(in: text.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      _ = try? JSONReader.read(flipped)
    }
  }

  @Test func `what the writer writes the reader reads`() throws {
    var random = SplitMix64(seed: 11)
    for _ in 0..<200 {
      let value = Self.value(depth: 0, &random)
      var writer = JSONWriter()
      Self.write(value, to: &writer)
      #expect(try JSONReader.read(writer.bytes) == value)
    }
  }

  @Test(arguments: [0, 7, 9, 10, 99, 100, 9_999_999, 10_000_000, -1, Int.max, Int.min])
  func `integers are written as they are`(number: Int) {
    var writer = JSONWriter()
    writer.int(number)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == String(number))
  }

  private static func value(depth: Int, _ random: inout SplitMix64) -> JSONValue {
    switch Int.random(in: 0...(depth > 3 ? 4 : 6), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .int(Int.random(in: -1_000_000...1_000_000, using: &random))
    case 3: return .double(Double(Int.random(in: -999...999, using: &random)) + 0.5)
    case 4: return .string(string(&random))
    case 5: return .array((0..<Int.random(in: 0...4, using: &random)).map { _ in value(depth: depth + 1, &random) })
    default:
      return .object((0..<Int.random(in: 0...4, using: &random)).map { .init("\($0)" + string(&random), value(depth: depth + 1, &random)) })
    }
  }

  private static func string(_ random: inout SplitMix64) -> String {
    let alphabet: [Unicode.Scalar] = ["ا", "ب", "é", "\"", "\\", "\n", "\u{1}", "😀", "a", "/", "\u{2028}"]
    var view = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...8, using: &random) { view.append(alphabet.randomElement(using: &random) ?? "a") }
    return String(view)
  }

  private static func write(_ value: JSONValue, to writer: inout JSONWriter) {
    switch value {
    case .null: writer.null()
    case .bool(let value): writer.bool(value)
    case .int(let value): writer.int(value)
    case .double(let value): writer.double(value)
    case .string(let value): writer.string(value)
    case .array(let values): writer.array(values) { write($1, to: &$0) }
    case .object(let members):
      writer.object { writer in
        for member in members {
          writer.key(dynamic: member.name)
          write(member.value, to: &writer)
        }
      }
    }
  }
}
