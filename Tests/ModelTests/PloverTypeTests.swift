import Model
import Testing

@Suite struct PloverTypeTests {
  @Test func `PLOVER has sixteen types and each has a root with a score`() {
    let types = PloverType.allCases.filter { $0.scheme == .plover }
    #expect(types.count == 16)
    for type in types {
      let root = type.cameoRoot(mode: nil)
      #expect(PloverType.goldstein(cameoRoot: root) != 0)
      #expect((1...4).contains(type.quadClass))
    }
  }

  @Test func `local types have neither root nor score`() {
    let types = PloverType.allCases.filter { $0.scheme == .local }
    #expect(types.map(\.rawValue) == ["APPOINT", "RESIGN", "ELECT", "DIE", "DISASTER", "ACCIDENT"])
    for type in types {
      #expect(type.cameoRoot(mode: nil).isEmpty)
      #expect(type.quadClass == 0)
    }
  }

  private static let roots: [(PloverType, String?, String)] = [
    (.accuse, "investigate", "09"), (.accuse, nil, "11"), (.sanction, "convict", "11"), (.assault, "aerial", "19"),
    (.assault, "destroy", "17"), (.assault, "unconventional", "20"), (.consult, "phone", "04"),
  ]

  @Test(arguments: roots)
  func `the root follows the mode`(type: PloverType, mode: String?, root: String) {
    #expect(type.cameoRoot(mode: mode) == root)
  }
}
