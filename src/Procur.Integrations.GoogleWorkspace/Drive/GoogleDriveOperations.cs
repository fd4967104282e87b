namespace Procur.Integrations.GoogleWorkspace;

/// <summary>The names of the Drive API's operations: Google's own method ids, with what they do to content after them.</summary>
public static class GoogleDriveOperations
{
    /// <summary>How much room there is.</summary>
    public const string About = "drive.about.get";

    /// <summary>Ids for files that are still to be made.</summary>
    public const string GenerateIds = "drive.files.generateIds";

    /// <summary>A file without content, or a folder.</summary>
    public const string CreateFile = "drive.files.create";

    /// <summary>A file with its content, in one request.</summary>
    public const string CreateWithContent = "drive.files.create.upload";

    /// <summary>New content for a file, in one request.</summary>
    public const string UpdateWithContent = "drive.files.update.upload";

    /// <summary>Begins an upload of a new file.</summary>
    public const string BeginCreate = "drive.files.create.session";

    /// <summary>Begins an upload of new content for a file.</summary>
    public const string BeginUpdate = "drive.files.update.session";

    /// <summary>A chunk of an upload.</summary>
    public const string PutChunk = "drive.upload.put";

    /// <summary>How far an upload is.</summary>
    public const string AskUpload = "drive.upload.status";

    /// <summary>A file without its content.</summary>
    public const string GetFile = "drive.files.get";

    /// <summary>A file's content.</summary>
    public const string GetContent = "drive.files.get.media";

    /// <summary>A page of files.</summary>
    public const string ListFiles = "drive.files.list";

    /// <summary>Changes what is said of a file.</summary>
    public const string UpdateFile = "drive.files.update";

    /// <summary>Deletes a file.</summary>
    public const string DeleteFile = "drive.files.delete";

    /// <summary>Lets somebody in.</summary>
    public const string CreatePermission = "drive.permissions.create";

    /// <summary>Who may do what.</summary>
    public const string ListPermissions = "drive.permissions.list";

    /// <summary>Changes a role.</summary>
    public const string UpdatePermission = "drive.permissions.update";

    /// <summary>Takes a permission back.</summary>
    public const string DeletePermission = "drive.permissions.delete";

    /// <summary>All of them.</summary>
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
