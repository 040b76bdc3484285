@testable import HTTP

extension AccessRecord {
  /// The record of a short answer.
  static func sample(
    method: Method? = .get, target: String? = "/v1/articles/7", route: String? = "/v1/articles/{id}", status: Status = .ok,
    isComplete: Bool = true
  ) -> AccessRecord {
    AccessRecord(
      requestID: "7f", method: method, target: target, route: route, status: status, bytesIn: 3, bytes: 512, duration: .microseconds(1_250),
      client: .local,
      isComplete: isComplete)
  }

  /// The record as one line.
  func line(_ format: AccessLineFormat) -> String {
    var bytes: [UInt8] = []
    write(time: Array("2025-03-18T09:30:00.042Z".utf8)[...], as: format, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
