namespace Procur.Integrations.GoogleWorkspace.Tests.Drive;

public sealed class GoogleDriveIntegrationTests : IntegrationConformance<GoogleDriveFixture>;

public sealed class GoogleFilesTests : FileStorageConformance<GoogleDriveFixture>;

public sealed class GoogleFoldersTests : FileFoldersConformance<GoogleDriveFixture>;

public sealed class GoogleSharingTests : FileSharingConformance<GoogleDriveFixture>;
