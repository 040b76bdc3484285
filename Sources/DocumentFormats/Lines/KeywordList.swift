/// The keywords of a line that lists them.
enum KeywordList {
  /// The words between commas, semicolons, bars or number signs, without the stop at the end.
  static func words(_ text: Scalars) -> [String] {
    text.split { $0 == "،" || $0 == "," || $0 == "؛" || $0 == ";" || $0 == "|" || $0 == "#" || $0 == "•" || $0 == "\n" }
      .map { $0.trimming { $0 == " " || $0 == "." || $0 == "_" }.string }.filter { !$0.isEmpty }
  }
}
