/// How a line of the access log is written; the names of the fields are the same in both.
public enum AccessLineFormat: String, Sendable, CaseIterable {
  /// `name=value name="value with spaces"`, as log shippers and grep like it. What is not known is `-`.
  case logfmt
  /// One JSON object (RFC 8259). What is not known is `null`.
  case json
}

extension AccessRecord {
  /// Appends the record as one line with its end.
  ///
  /// The one place that says what is in a line.
  ///
  /// - Parameter time: when the answer was over, as RFC 3339.
  func write(time: ArraySlice<UInt8>, as format: AccessLineFormat, to bytes: inout [UInt8]) {
    var line = LogLine(format, taking: &bytes)
    line.add("time", ascii: time)
    line.add("id", requestID)
    line.add("client", client.address)
    line.add("method", method?.name)
    line.add("target", target)
    line.add("route", route)
    line.add("status", Int(status.code))
    line.add("bytes_in", bytesIn)
    line.add("bytes", self.bytes)
    let (seconds, attoseconds) = duration.components
    line.add("us", Int(seconds * 1_000_000 + attoseconds / 1_000_000_000_000))
    line.add("complete", isComplete)
    bytes = line.finished()
  }
}
