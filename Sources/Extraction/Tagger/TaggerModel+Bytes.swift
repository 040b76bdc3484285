import ArabicText

/// The file of a model: a magic number, the scale, the bias and the transitions as 32-bit floats, the clusters as sorted 40-bit fingerprints
/// with their numbers, and the features in rising order: by how much the key grows (seven bits a byte), a byte that says which weights are
/// not 0, and these. Little-endian.
extension TaggerModel {
  private static let magic: [UInt8] = Array("SJTAG4\n".utf8)

  /// As much of a word's fingerprint as the file keeps.
  static let keyMask: UInt64 = 0xFF_FFFF_FFFF

  /// The bytes of the file.
  func serialized() -> [UInt8] {
    var writer = Writer(bytes: Self.magic)
    writer.append(scale)
    writer.append(outsideBias)
    for row in transitions {
      for lane in 0..<8 { writer.append(row[lane]) }
    }
    let words = clusters.entries.map { (key: $0.hash & Self.keyMask, cluster: $0.value) }.sorted { $0.key < $1.key }
    writer.append(UInt64(words.count), 4)
    for word in words {
      writer.append(word.key, 5)
      writer.append(UInt64(word.cluster), 2)
    }
    writer.append(UInt64(features.count), 4)
    var last: UInt32 = 0
    for (key, row) in features {
      writer.append(variable: key - last)
      last = key
      let present = (0..<8).filter { row[$0] != 0 }
      writer.bytes.append(present.reduce(0) { $0 | 1 << UInt8($1) })
      for lane in present { writer.bytes.append(UInt8(bitPattern: row[lane])) }
    }
    return writer.bytes
  }

  private struct Writer {
    var bytes: [UInt8]

    mutating func append(_ value: UInt64, _ count: Int) {
      for index in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * UInt64(index)))) }
    }

    mutating func append(_ value: Float) { append(UInt64(value.bitPattern), 4) }

    mutating func append(variable value: UInt32) {
      var rest = value
      while rest > 0x7F {
        bytes.append(UInt8(rest & 0x7F) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }
  }

  /// Reads a file; `nil` when it is not one of ours or was cut.
  init?(bytes: [UInt8]) {
    guard bytes.starts(with: Self.magic) else { return nil }
    var reader = Reader(bytes: bytes, position: Self.magic.count)
    guard let scale = reader.float(), let outsideBias = reader.float() else { return nil }
    var transitions: [SIMD8<Float>] = []
    for _ in 0..<TaggerLabel.count {
      var row = SIMD8<Float>.zero
      for lane in 0..<8 {
        guard let value = reader.float() else { return nil }
        row[lane] = value
      }
      transitions.append(row)
    }
    guard let wordCount = reader.number(4), wordCount * 7 <= bytes.count else { return nil }
    var clusters = WordTable<UInt16>(capacity: Int(wordCount))
    for _ in 0..<wordCount {
      guard let key = reader.number(5), let cluster = reader.number(2) else { return nil }
      clusters[hash: key] = UInt16(cluster)
    }
    guard let count = reader.number(4), count * 2 <= bytes.count else { return nil }
    var features: [(key: UInt32, row: Row)] = []
    features.reserveCapacity(Int(count))
    var key: UInt32 = 0
    for _ in 0..<count {
      guard let step = reader.variable(), let row = reader.row() else { return nil }
      key &+= step
      guard Self.isKey(key) else { return nil }
      features.append((key, row))
    }
    guard reader.isAtEnd else { return nil }
    self.init(features: features, scale: scale, transitions: transitions, clusters: clusters, outsideBias: outsideBias)
  }

  private struct Reader {
    let bytes: [UInt8]
    var position: Int

    var isAtEnd: Bool { position == bytes.count }

    mutating func number(_ count: Int) -> UInt64? {
      guard position + count <= bytes.count else { return nil }
      var value: UInt64 = 0
      for index in 0..<count { value |= UInt64(bytes[position + index]) << (8 * UInt64(index)) }
      position += count
      return value
    }

    mutating func float() -> Float? { number(4).map { Float(bitPattern: UInt32($0)) } }

    mutating func variable() -> UInt32? {
      var value: UInt32 = 0
      var shift: UInt32 = 0
      while position < bytes.count, shift < 35 {
        let byte = bytes[position]
        position += 1
        value |= UInt32(byte & 0x7F) << shift
        if byte < 0x80 { return value }
        shift += 7
      }
      return nil
    }

    mutating func row() -> Row? {
      guard position < bytes.count else { return nil }
      let present = bytes[position]
      guard position + 1 + present.nonzeroBitCount <= bytes.count else { return nil }
      position += 1
      var row = Row.zero
      for lane in 0..<8 where present & (1 << UInt8(lane)) != 0 {
        row[lane] = Int8(bitPattern: bytes[position])
        position += 1
      }
      return row
    }
  }
}
