// swift-tools-version: 6.1
import PackageDescription

// Trains the language models of Dateline. A package of its own, so that the main build does not pay for it.
let package = Package(
  name: "training",
  dependencies: [.package(name: "dateline", path: "..")],
  targets: [
    .executableTarget(
      name: "train", dependencies: [.product(name: "Knowledge", package: "dateline")],
      swiftSettings: [
        .swiftLanguageMode(.v5), .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ]
)
