/// The encodings that documents may come in.
public enum TextEncoding: String, Sendable, CaseIterable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "utf-8"
  /// UTF-16, least significant byte first.
  case utf16LittleEndian = "utf-16le"
  /// UTF-16, most significant byte first.
  case utf16BigEndian = "utf-16be"
  /// The Arabic code page of Windows.
  case windows1256 = "windows-1256"
  /// The Arabic part of ISO 8859.
  case iso8859Part6 = "iso-8859-6"

  /// The encoding of a charset label, in any case and with the aliases of the WHATWG Encoding Standard; `nil` when it is none of ours.
  public init?(label: String) {
    let name = String(label.utf8.filter { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: " ") }.map { Character(Unicode.Scalar($0)) })
    switch name.lowercased() {
    case "utf-8", "utf8", "unicode-1-1-utf-8", "us-ascii", "ascii": self = .utf8
    case "utf-16", "utf-16le", "unicode", "ucs-2": self = .utf16LittleEndian
    case "utf-16be": self = .utf16BigEndian
    case "windows-1256", "cp1256", "x-cp1256", "cp-1256": self = .windows1256
    case "iso-8859-6", "iso8859-6", "iso_8859-6", "arabic", "asmo-708", "ecma-114", "iso-8859-6-e", "iso-8859-6-i": self = .iso8859Part6
    default: return nil
    }
  }
}
