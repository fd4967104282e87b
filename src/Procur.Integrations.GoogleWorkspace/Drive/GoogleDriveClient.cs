using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Procur.Integrations.Connections;
using Procur.Integrations.GoogleWorkspace.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>
/// The wire of the Drive API, version 3: one method an operation. Every method throws <see cref="IntegrationException"/> where the call failed. What stands in
/// shared drives is seen too. Members are safe to call from many threads at once.
/// </summary>
/// <param name="connection">The connection: of the container, or of <see cref="GoogleWorkspaceIntegration.CreateConnection"/>.</param>
public sealed partial class GoogleDriveClient(Connection connection)
{
    /// <summary>The media type of a folder.</summary>
    public const string FolderType = "application/vnd.google-apps.folder";

    private const string Files = "drive/v3/files";
    private const string OneFilePath = Files + "/{fileId}";
    private const string Permissions = OneFilePath + "/permissions";
    private const string FileFields =
        "id,name,mimeType,parents,size,createdTime,modifiedTime,headRevisionId,version,md5Checksum,webViewLink,driveId,trashed,appProperties";

    // The comma may stand in a query as it is, and every file is asked for with the same.
    private const string GetPath = OneFilePath + "?supportsAllDrives=true&fields=" + FileFields;
    private const string PermissionFields = "id,type,role,emailAddress";

    /// <summary>The account that calls are made for.</summary>
    public Connection Connection { get; } = connection;

    /// <summary>GET about: how much room the account has.</summary>
    public Task<WireReply<GoogleDriveAbout>> GetAboutAsync(CancellationToken cancellationToken = default) =>
        SendAsync(
            new WireCall(GoogleDriveOperations.About, HttpMethod.Get, "drive/v3/about?fields=storageQuota", Repeat.Idempotent),
            GoogleDriveJson.Default.GoogleDriveAbout,
            cancellationToken
        );

    /// <summary>GET files/generateIds: ids for files and folders that are still to be made. A file made twice under its id is one.</summary>
    /// <param name="count">How many, at most 1,000.</param>
    /// <param name="intent">Names the intent: asked for again, the ids are the same.</param>
    /// <param name="fingerprint">What makes the intent the same.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<GoogleDriveIds>> GenerateIdsAsync(
        int count = 1,
        WireIntent? intent = null,
        string? fingerprint = null,
        CancellationToken cancellationToken = default
    ) =>
        SendAsync(
            new WireCall(
                GoogleDriveOperations.GenerateIds,
                HttpMethod.Get,
                WirePath.WithQuery(Files + "/generateIds", new WireForm().Add("count", count).Add("space", "drive").Add("type", "files")),
                Repeat.Idempotent,
                intent,
                Connection
            )
            {
                Fingerprint = fingerprint,
                KeepsAnswer = intent is not null,
            },
            GoogleDriveJson.Default.GoogleDriveIds,
            cancellationToken
        );

    /// <summary>
    /// POST files: a file without content, or a folder (<see cref="FolderType"/>). With a <see cref="GoogleDriveFile.Id"/> of <see cref="GenerateIdsAsync"/>, sent
    /// twice it makes one: the second answer has the status 409 and no file. Without one, sent twice it makes two.
    /// </summary>
    /// <param name="file">What is said of it.</param>
    /// <param name="further">Further fields under Google's names; one that is there already is replaced.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<GoogleDriveFile>> CreateFileAsync(
        GoogleDriveFile file,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        return SendAsync(
            new WireCall(
                GoogleDriveOperations.CreateFile,
                HttpMethod.Post,
                WirePath.WithQuery(Files, OneFile()),
                file.Id is null ? Repeat.NotIdempotent : Repeat.IdempotentByKey
            )
            {
                Body = WireBody.Json(file, GoogleDriveJson.Default.GoogleDriveFile, further),
                IdempotencyKey = file.Id,
                ReadFailure = file.Id is null ? null : ReadCreation,
            },
            GoogleDriveJson.Default.GoogleDriveFile,
            cancellationToken
        );
    }

    /// <summary>GET a file, without its content.</summary>
    /// <param name="fileId">The file, or <c>root</c>.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<GoogleDriveFile>> GetFileAsync(string fileId, CancellationToken cancellationToken = default) =>
        SendAsync(GetCall(fileId, null), GoogleDriveJson.Default.GoogleDriveFile, cancellationToken);

    /// <summary>As <see cref="GetFileAsync"/>; null where there is none.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async Task<WireReply<GoogleDriveFile>?> FindFileAsync(string fileId, CancellationToken cancellationToken = default)
    {
        var reply = await SendAsync(GetCall(fileId, ReadAbsence), GoogleDriveJson.Default.GoogleDriveFile, cancellationToken)
            .ConfigureAwait(false);
        return reply.IsSuccess ? reply : null;
    }

    /// <summary>GET files: a page of those that a search finds.</summary>
    /// <param name="list">Which.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<GoogleDriveFiles>> ListFilesAsync(GoogleDriveList list, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        var query = new WireForm()
            .Add("q", list.Query)
            .Add("corpora", list.DriveId is null ? "allDrives" : "drive")
            .Add("driveId", list.DriveId)
            .Add("includeItemsFromAllDrives", true)
            .Add("supportsAllDrives", true)
            .Add("pageSize", list.PageSize)
            .Add("pageToken", list.PageToken)
            .Add("fields", $"nextPageToken,incompleteSearch,files({FileFields})");
        return SendAsync(
            new WireCall(GoogleDriveOperations.ListFiles, HttpMethod.Get, WirePath.WithQuery(Files, query), Repeat.Idempotent),
            GoogleDriveJson.Default.GoogleDriveFiles,
            cancellationToken
        );
    }

    /// <summary>PATCH a file: what is given is set. Sent twice it leaves the same.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="changes">The fields to change, under Google's names.</param>
    /// <param name="toFolderId">The folder that it is moved to; null leaves it where it is.</param>
    /// <param name="fromFolderId">The folder that it leaves.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<GoogleDriveFile>> UpdateFileAsync(
        string fileId,
        JsonObject changes,
        string? toFolderId = null,
        string? fromFolderId = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(changes);
        var query = OneFile().Add("addParents", toFolderId).Add("removeParents", fromFolderId);
        return SendAsync(
            new WireCall(
                GoogleDriveOperations.UpdateFile,
                HttpMethod.Patch,
                WirePath.WithQuery(WirePath.Of(OneFilePath, fileId), query),
                Repeat.Idempotent
            )
            {
                Body = WireBody.Json(changes, GoogleDriveJson.Default.JsonObject),
            },
            GoogleDriveJson.Default.GoogleDriveFile,
            cancellationToken
        );
    }

    /// <summary>DELETE a file for good, past the bin; a folder with all that is in it. That it was gone already is success (status 404).</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply> DeleteFileAsync(string fileId, CancellationToken cancellationToken = default) =>
        Connection.SendAsync(
            new WireCall(
                GoogleDriveOperations.DeleteFile,
                HttpMethod.Delete,
                WirePath.WithQuery(WirePath.Of(OneFilePath, fileId), new WireForm().Add("supportsAllDrives", true)),
                Repeat.Idempotent
            )
            {
                ExpectsJson = false,
                ReadFailure = ReadAbsence,
            },
            cancellationToken
        );

    /// <summary>
    /// POST permissions: lets somebody in. Sent twice it leaves the same; but where they are told by e-mail they are told twice, so then it is sent once.
    /// </summary>
    /// <param name="fileId">The file or folder.</param>
    /// <param name="permission">Who, and what they may do.</param>
    /// <param name="notify">Whether Google tells them by e-mail.</param>
    /// <param name="message">Words in that e-mail.</param>
    /// <param name="intent">Names the intent to the journal.</param>
    /// <param name="further">Further fields under Google's names; one that is there already is replaced.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<GoogleDriveGrant>> CreatePermissionAsync(
        string fileId,
        GoogleDriveGrant permission,
        bool notify = false,
        string? message = null,
        WireIntent? intent = null,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(permission);
        var query = PermissionQuery().Add("sendNotificationEmail", notify).Add("emailMessage", notify ? message : null);
        return SendAsync(
            new WireCall(
                GoogleDriveOperations.CreatePermission,
                HttpMethod.Post,
                WirePath.WithQuery(WirePath.Of(Permissions, fileId), query),
                notify ? Repeat.NotIdempotent : Repeat.Idempotent,
                intent,
                Connection
            )
            {
                Body = WireBody.Json(permission, GoogleDriveJson.Default.GoogleDriveGrant, further),
            },
            GoogleDriveJson.Default.GoogleDriveGrant,
            cancellationToken
        );
    }

    /// <summary>GET permissions: who may do what.</summary>
    /// <param name="fileId">The file or folder.</param>
    /// <param name="pageToken">The page.</param>
    /// <param name="intent">Names the intent that looks before it shares: asked for again, the answer is the first one. Null asks Google each time.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<GoogleDriveGrants>> ListPermissionsAsync(
        string fileId,
        string? pageToken = null,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    )
    {
        var query = new WireForm()
            .Add("supportsAllDrives", true)
            .Add("pageSize", 100)
            .Add("pageToken", pageToken)
            .Add("fields", $"nextPageToken,permissions({PermissionFields})");
        return SendAsync(
            new WireCall(
                GoogleDriveOperations.ListPermissions,
                HttpMethod.Get,
                WirePath.WithQuery(WirePath.Of(Permissions, fileId), query),
                Repeat.Idempotent,
                intent,
                Connection
            )
            {
                KeepsAnswer = intent is not null,
            },
            GoogleDriveJson.Default.GoogleDriveGrants,
            cancellationToken
        );
    }

    /// <summary>PATCH a permission: another role. Sent twice it leaves the same.</summary>
    /// <param name="fileId">The file or folder.</param>
    /// <param name="permissionId">The permission.</param>
    /// <param name="role">The role that it is to have.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<GoogleDriveGrant>> UpdatePermissionAsync(
        string fileId,
        string permissionId,
        string role,
        CancellationToken cancellationToken = default
    ) =>
        SendAsync(
            new WireCall(
                GoogleDriveOperations.UpdatePermission,
                HttpMethod.Patch,
                WirePath.WithQuery(WirePath.Of(Permissions + "/{permissionId}", fileId, permissionId), PermissionQuery()),
                Repeat.Idempotent
            )
            {
                Body = WireBody.Json(new GoogleDriveGrant { Role = role }, GoogleDriveJson.Default.GoogleDriveGrant),
            },
            GoogleDriveJson.Default.GoogleDriveGrant,
            cancellationToken
        );

    /// <summary>DELETE a permission; that it was gone already is success (status 404).</summary>
    /// <param name="fileId">The file or folder.</param>
    /// <param name="permissionId">The permission.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply> DeletePermissionAsync(string fileId, string permissionId, CancellationToken cancellationToken = default) =>
        Connection.SendAsync(
            new WireCall(
                GoogleDriveOperations.DeletePermission,
                HttpMethod.Delete,
                WirePath.WithQuery(
                    WirePath.Of(Permissions + "/{permissionId}", fileId, permissionId),
                    new WireForm().Add("supportsAllDrives", true)
                ),
                Repeat.Idempotent
            )
            {
                ExpectsJson = false,
                ReadFailure = ReadAbsence,
            },
            cancellationToken
        );

    internal async ValueTask<GoogleWorkspaceOptions> OptionsAsync(string operation, CancellationToken cancellationToken) =>
        (GoogleWorkspaceOptions)(await Connection.UsableAsync(operation, cancellationToken).ConfigureAwait(false)).Options;

    private static WireCall GetCall(string fileId, FailureReader? readFailure) =>
        new(GoogleDriveOperations.GetFile, HttpMethod.Get, WirePath.Of(GetPath, fileId), Repeat.Idempotent) { ReadFailure = readFailure };

    // An id that the service handed out for this very file: taken means made.
    private static Failure? ReadCreation(WireReply reply) =>
        (int)reply.Status == 409 && reply.LooksLikeJson ? Failure.None : GoogleErrors.Read(reply);

    private static Failure? ReadAbsence(WireReply reply) =>
        (int)reply.Status == 404 && GoogleErrors.ReasonIn(reply) is "notFound" ? Failure.None : GoogleErrors.Read(reply);

    private static WireForm OneFile() => new WireForm().Add("supportsAllDrives", true).Add("fields", FileFields);

    private static WireForm PermissionQuery() => new WireForm().Add("supportsAllDrives", true).Add("fields", PermissionFields);

    private Task<WireReply<T>> SendAsync<T>(WireCall call, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class => Connection.SendAsync(call, type, cancellationToken);
}
