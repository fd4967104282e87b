namespace Procur.Integrations.GoogleWorkspace;

/// <summary>The names of the Drive API's operations: Google's own method ids, with what they do to content after them.</summary>
internal static class GoogleDriveOperations
{
    public const string About = "drive.about.get";
    public const string GenerateIds = "drive.files.generateIds";
    public const string CreateFile = "drive.files.create";
    public const string CreateWithContent = "drive.files.create.upload";
    public const string UpdateWithContent = "drive.files.update.upload";
    public const string BeginCreate = "drive.files.create.session";
    public const string BeginUpdate = "drive.files.update.session";
    public const string PutChunk = "drive.upload.put";
    public const string AskUpload = "drive.upload.status";
    public const string GetFile = "drive.files.get";
    public const string GetContent = "drive.files.get.media";
    public const string ListFiles = "drive.files.list";
    public const string UpdateFile = "drive.files.update";
    public const string DeleteFile = "drive.files.delete";
    public const string CreatePermission = "drive.permissions.create";
    public const string ListPermissions = "drive.permissions.list";
    public const string UpdatePermission = "drive.permissions.update";
    public const string DeletePermission = "drive.permissions.delete";

    public static IReadOnlyList<string> All { get; } =
    [
        About,
        GenerateIds,
        CreateFile,
        CreateWithContent,
        UpdateWithContent,
        BeginCreate,
        BeginUpdate,
        PutChunk,
        AskUpload,
        GetFile,
        GetContent,
        ListFiles,
        UpdateFile,
        DeleteFile,
        CreatePermission,
        ListPermissions,
        UpdatePermission,
        DeletePermission,
    ];
}
