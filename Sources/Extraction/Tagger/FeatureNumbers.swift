/// Numbers for features in the order in which they come, so that training keeps their weights in arrays.
struct FeatureNumbers {
  /// The features by number.
  private(set) var keys: [UInt32] = []
  private var slots = [Int32](repeating: -1, count: 1 << 16)

  /// How many there are.
  var count: Int { keys.count }

  /// The number of a feature.
  @inline(__always)
  func number(of key: UInt32) -> Int? {
    let found = slots[slot(of: key)]
    return found < 0 ? nil : Int(found)
  }

  @inline(__always)
  private func slot(of key: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = TaggerModel.slot(of: key, mask)
    while slots[slot] >= 0, keys[Int(slots[slot])] != key { slot = (slot + 1) & mask }
    return slot
  }

  /// Gives a feature a number, unless it has one.
  mutating func add(_ key: UInt32) {
    guard number(of: key) == nil else { return }
    if keys.count * 2 >= slots.count {
      slots = [Int32](repeating: -1, count: slots.count * 2)
      for (number, known) in keys.enumerated() { slots[slot(of: known)] = Int32(number) }
    }
    slots[slot(of: key)] = Int32(keys.count)
    keys.append(key)
  }
}
