internal import Model

/// One integer by which rows are ordered: by day, and by arrival within a day. Undated rows are below all dated ones.
///
/// A unique integer makes every list an index range and every cursor one number. The article's key is the row number of the full-text index
/// as well, where near numbers are short: so it counts articles within a day, and takes 20 bits for that, while events and quotes simply
/// carry their id in the low bits.
enum SortKey {
  /// Below this the undated articles are, under their ids.
  static let firstDatedArticle = 1 << 40
  static let articleBits = 20
  static let idBits = 36
  /// 0001-01-01, as days since 1970-01-01.
  private static let dayOne = -719_162

  private static func number(of day: Int) -> Int {
    min(max(day - dayOne + 1, 1), (1 << 22) - 1)
  }

  /// The keys that articles of a day may have.
  static func articles(of day: Int) -> ClosedRange<Int> {
    let first = firstDatedArticle + number(of: day) << articleBits
    return first...(first + (1 << articleBits) - 1)
  }

  /// The day of a dated article's key.
  static func day(ofArticle key: Int) -> Int {
    (key - firstDatedArticle) >> articleBits + dayOne - 1
  }

  /// The key of an event or a quote.
  static func row(day: Int?, id: Int) -> Int {
    precondition(id > 0 && id < 1 << idBits, "an id fits into its bits")
    return (day.map(number) ?? 0) << idBits + id
  }

  /// The keys that events and quotes of a day may have.
  static func rows(of day: Int) -> ClosedRange<Int> {
    let first = number(of: day) << idBits
    return first...(first + (1 << idBits) - 1)
  }

  /// The lowest key of a dated event or quote.
  static let firstDatedRow = 1 << idBits

  /// The bits of the id in an event's or quote's key.
  static let idMask = 1 << idBits - 1

  /// The id in an event's or quote's key.
  static func id(of key: Int) -> Int { key & idMask }

  /// The day of a dated event's or quote's key.
  static func day(ofRow key: Int) -> Int { key >> idBits + dayOne - 1 }
}
