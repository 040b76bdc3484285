import Model
import Testing

@testable import DocumentFormats

@Suite struct TextDecodingTests {
  static let text = "قالت الوزيرة إن الجسر الجديد في المدينة\nسيُفتح بعد أسبوع على مراحل."

  @Test(arguments: TextEncoding.allCases)
  func `every encoding is decoded when it is named`(encoding: TextEncoding) throws {
    let read = try DocumentReader().read(RawDocument(bytes: encode(Self.text, encoding), charset: encoding.rawValue))
    #expect(read.text == Self.text)
    #expect(read.encoding == encoding)
  }

  @Test(arguments: [TextEncoding.windows1256, .iso8859Part6])
  func `a single-byte encoding is found by its words`(encoding: TextEncoding) throws {
    let read = try DocumentReader().read(RawDocument(bytes: encode(Self.text, encoding)))
    #expect(read.text == Self.text)
    #expect(read.encoding == encoding)
  }

  @Test(arguments: [TextEncoding.utf8, .utf16LittleEndian, .utf16BigEndian])
  func `a byte order mark decides and is left out`(encoding: TextEncoding) throws {
    let read = try DocumentReader().read(RawDocument(bytes: encode("\u{FEFF}" + Self.text, encoding)))
    #expect(read.text == Self.text)
    #expect(read.encoding == encoding)
  }

  @Test(arguments: [
    ("<meta charset=iso-8859-6>", TextEncoding.iso8859Part6), ("<META CHARSET='utf-8'>", .utf8),
    ("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1256\">", .windows1256),
    ("<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-6'>", .iso8859Part6),
  ])
  func `a page names its charset in many ways`(meta: String, encoding: TextEncoding) throws {
    let page = "<html><head>\(meta)</head><body><p>\(Self.text)</p></body></html>"
    let read = try DocumentReader().read(RawDocument(bytes: encode(page, encoding), mediaType: .html))
    #expect(read.encoding == encoding)
    #expect(read.articles[0].body.contains("الجسر الجديد"))
  }

  @Test func `a feed names its encoding in its declaration`() throws {
    let feed = """
      <?xml version="1.0" encoding="windows-1256"?><rss version="2.0"><channel><item><title>جسر جديد</title>
      <description>\(Self.text)</description></item></channel></rss>
      """
    let read = try DocumentReader().read(RawDocument(bytes: encode(feed, .windows1256), mediaType: .xml))
    #expect(read.encoding == .windows1256)
    #expect(read.articles.map(\.title) == ["جسر جديد"])
  }

  @Test(arguments: [TextEncoding.utf16LittleEndian, .utf16BigEndian])
  func `a page in UTF-16 is read by its byte order mark, whatever it names`(encoding: TextEncoding) throws {
    let page = "\u{FEFF}<html><head><meta charset=\"utf-8\"></head><body><p>\(Self.text)</p></body></html>"
    let read = try DocumentReader().read(RawDocument(bytes: encode(page, encoding), mediaType: .html))
    #expect(read.encoding == encoding)
    #expect(read.articles[0].body.contains("الجسر الجديد"))
  }

  @Test func `a page names its own charset`() throws {
    let page = "<html><head><meta charset=\"windows-1256\"></head><body><p>\(Self.text)</p></body></html>"
    let read = try DocumentReader().read(RawDocument(bytes: encode(page, .windows1256), mediaType: .html))
    #expect(read.encoding == .windows1256)
    #expect(read.articles[0].body.contains("الجسر الجديد"))
  }

  @Test(
    arguments: [
      ([0x61, 0x62, 0xFF, 0x63], nil, "byte 2"), ([0xD8, 0xA7, 0xD8], "utf-8", "byte 2"), ([0x61, 0x00, 0x62], nil, "NUL"),
      ([], nil, "empty"),
      ([0x20, 0x0A, 0xC2, 0xA0, 0xE2, 0x80, 0x8F], nil, "empty"), ([0x61], "koi8-r", "koi8-r"),
      ([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00], nil, "UTF-16"),
      ([0xC7, 0xE1, 0xA1], "iso-8859-6", "byte 2"),
    ] as [([UInt8], String?, String)])
  func `what is no text is refused with its place`(bytes: [UInt8], charset: String?, reason: String) throws {
    let error = #expect(throws: AppError.self) { try DocumentReader().read(RawDocument(bytes: bytes, charset: charset)) }
    #expect(error?.code == .invalid)
    #expect(error?.message.contains(reason) == true)
  }

  @Test func `surrogate pairs are one character`() throws {
    let read = try DocumentReader().read(RawDocument(bytes: encode("\u{FEFF}خبر 📰", .utf16LittleEndian)))
    #expect(read.text == "خبر 📰")
  }

  private func encode(_ text: String, _ encoding: TextEncoding) -> [UInt8] {
    switch encoding {
    case .utf8: return Array(text.utf8)
    case .utf16LittleEndian: return text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16BigEndian: return text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .windows1256, .iso8859Part6:
      let table = encoding == .windows1256 ? ArabicCodePages.windows1256 : ArabicCodePages.iso8859Part6
      return text.unicodeScalars.map { scalar in
        scalar.value < 0x80 ? UInt8(scalar.value) : UInt8(0x80 + (table.firstIndex(of: scalar.value) ?? 0))
      }
    }
  }
}
