/// What went wrong, as a client is told (RFC 9457, `application/problem+json`). Thrown by a handler, it becomes the answer.
public struct Problem: Error, Sendable, Equatable {
  /// One part of the input that is at fault.
  public struct Issue: Sendable, Equatable {
    /// Where the fault is.
    public enum Place: Sendable, Equatable {
      /// The name of a query parameter.
      case parameter(String)
      /// A JSON Pointer into the body (RFC 6901).
      case pointer(String)
    }

    /// Where the fault is.
    public let place: Place
    /// What is wrong, and what would be right.
    public let message: String

    /// A fault at a place.
    public init(_ place: Place, _ message: String) {
      self.place = place
      self.message = message
    }
  }

  /// The status of the answer.
  public var status: Status
  /// What kind of problem it is; the status' reason phrase if not given.
  public var title: String
  /// What happened this time.
  public var detail: String?
  /// The parts of the input at fault.
  public var errors: [Issue]
  /// Further header fields of the answer, such as `Allow`.
  public var headers: Headers

  /// A problem of type `about:blank`.
  public init(_ status: Status, title: String? = nil, detail: String? = nil, errors: [Issue] = [], headers: Headers = [:]) {
    self.status = status
    self.title = title ?? status.reason
    self.detail = detail
    self.errors = errors
    self.headers = headers
  }

  /// The answer: `application/problem+json`, text as itself in UTF-8, members always in the same order.
  public var response: Response {
    var headers = headers
    headers.set("Content-Type", "application/problem+json")
    return Response(status: status, headers: headers, body: .bytes(json))
  }

  private var json: [UInt8] {
    var out = Array(#"{"type":"about:blank","title":"#.utf8)
    Self.append(title, to: &out)
    out += #","status":\#(status.code),"detail":"#.utf8
    if let detail { Self.append(detail, to: &out) } else { out += "null".utf8 }
    out += #","errors":["#.utf8
    for (index, issue) in errors.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      switch issue.place {
      case .parameter(let name):
        out += #"{"parameter":"#.utf8
        Self.append(name, to: &out)
      case .pointer(let pointer):
        out += #"{"pointer":"#.utf8
        Self.append(pointer, to: &out)
      }
      out += #","message":"#.utf8
      Self.append(issue.message, to: &out)
      out.append(UInt8(ascii: "}"))
    }
    return out + "]}".utf8
  }

  /// A JSON string (RFC 8259, section 7).
  private static func append(_ text: String, to out: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    out.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): out += [UInt8(ascii: "\\"), byte]
      case 0x0A: out += #"\n"#.utf8
      case 0..<0x20: out += #"\u00"#.utf8 + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: out.append(byte)
      }
    }
    out.append(UInt8(ascii: "\""))
  }
}
