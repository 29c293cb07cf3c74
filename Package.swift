// swift-tools-version: 6.1
import PackageDescription

/// Imports show the architecture: an import is internal unless a public declaration needs it.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

// The targets stand in the order a page travels. A target imports only what stands above it;
// Tests/RecordTests/ImportDirectionTests.swift keeps this true.
let package = Package(
  name: "dateline",
  products: [
    .executable(name: "dateline", targets: ["dateline"]),
    .library(
      name: "DatelineKit", targets: ["Record", "Knowledge", "Intake", "Reading", "Language", "Facts", "Archive"]),
    // With a web server, which the rest does not pay for.
    .library(name: "DatelineSite", targets: ["Desk", "Site"]),
    .library(name: "Knowledge", targets: ["Record", "Knowledge"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // C libraries of the system, from Debian's -dev packages (see ./setup).
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
    .systemLibrary(
      name: "CMark", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),

    // What do we all speak?
    .target(name: "Record", swiftSettings: strict),
    // What do we know of the world? Tables and learned weights, linked into the binary.
    .target(name: "KnowledgeFiles", exclude: ["data"]),
    .target(name: "Knowledge", dependencies: ["KnowledgeFiles"], swiftSettings: strict),
    // How do bytes arrive?
    .target(
      name: "Intake", dependencies: ["Record", "CZlib", "CZstd", "CNettle"],
      swiftSettings: strict),
    // What is the article?
    .target(name: "Reading", dependencies: ["Record", "Knowledge"], swiftSettings: strict),
    // How is the text built?
    .target(name: "Language", dependencies: ["Record", "Knowledge"], swiftSettings: strict),
    // Who, what, when, where?
    .target(name: "Facts", dependencies: ["Record", "Knowledge", "Reading", "Language"], swiftSettings: strict),
    // Where is it kept and found?
    .target(
      name: "Archive",
      dependencies: [
        "Record", "Knowledge", "Intake", "Reading", "Facts", "CZlib", "CZstd",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    // What do editors and readers add?
    .target(
      name: "Desk",
      dependencies: ["Record", "CArgon2", "CNettle", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    // What do people see? Style, scripts and outlines are linked into the binary.
    .target(name: "SiteFiles", exclude: ["data"]),
    .target(
      name: "Site",
      dependencies: [
        "Record", "Knowledge", "Intake", "Reading", "Facts", "Archive", "Desk", "SiteFiles", "CMark", "CNettle",
        "CZlib",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),
    // How is it run?
    .executableTarget(
      name: "dateline",
      dependencies: [
        "Record", "Intake", "Reading", "Language", "Facts", "Archive", "Desk", "Site",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    // Where do learned weights come from?
    .executableTarget(
      name: "attribution-training", dependencies: ["Record", "Reading", "Language", "Facts"],
      path: "Training/attribution", swiftSettings: strict),
    .executableTarget(
      name: "markup-training", dependencies: ["Record", "Reading"], path: "Training/markup", exclude: ["train.py"],
      swiftSettings: strict),
    .executableTarget(
      name: "pasted-training", dependencies: ["Reading"], path: "Training/pasted", exclude: ["train.py"],
      swiftSettings: strict),
    .executableTarget(
      name: "place-training", dependencies: ["Record", "Language", "Facts"],
      path: "Training/places", exclude: ["train.py"], swiftSettings: strict),
    // How is it tested?
    .target(
      name: "TestKit",
      dependencies: ["Record", "Intake", "Reading", "Language", "Facts", "Archive", "Desk", "CZlib", "CZstd"],
      swiftSettings: strict),

    .testTarget(name: "RecordTests", dependencies: ["Record", "TestKit"], swiftSettings: strict),
    .testTarget(name: "KnowledgeTests", dependencies: ["Knowledge", "TestKit"], swiftSettings: strict),
    .testTarget(name: "IntakeTests", dependencies: ["Record", "Intake", "TestKit"], swiftSettings: strict),
    .testTarget(name: "ReadingTests", dependencies: ["Intake", "Reading", "TestKit"], swiftSettings: strict),
    .testTarget(name: "LanguageTests", dependencies: ["Language", "TestKit"], swiftSettings: strict),
    .testTarget(name: "FactsTests", dependencies: ["Facts", "TestKit"], swiftSettings: strict),
    .testTarget(
      name: "ArchiveTests",
      dependencies: ["Archive", "TestKit", .product(name: "GRDB", package: "GRDB.swift")], swiftSettings: strict),
    .testTarget(
      name: "DeskTests", dependencies: ["Desk", "TestKit", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .testTarget(
      name: "SiteTests",
      dependencies: [
        "Record", "Intake", "Facts", "Archive", "Desk", "Site", "TestKit",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    .testTarget(name: "CommandTests", dependencies: ["Record", "dateline", "TestKit"], swiftSettings: strict),
  ]
)
