using Microsoft.AspNetCore.WebUtilities;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Google.Drive;

/// <summary>The operations of Google Drive, version 3.</summary>
internal static class DriveApi
{
    private const string Uploads = "/upload/drive/v3/files";

    private static readonly string[] Scopes = [GoogleScope.Drive, GoogleScope.DriveFile];

    private static readonly GoogleOperation GetFile = Of("drive.files.get", false, DriveFiles.Get);
    private static readonly GoogleOperation GetContent = Of("drive.files.get.media", false, DriveFiles.Get);
    private static readonly GoogleOperation CreateWhole = Of("drive.files.create.upload", true, DriveUploads.Whole);
    private static readonly GoogleOperation UpdateWhole = Of("drive.files.update.upload", true, DriveUploads.Whole);
    private static readonly GoogleOperation CreateSession = Of("drive.files.create.session", false, DriveUploads.Begin);
    private static readonly GoogleOperation UpdateSession = Of("drive.files.update.session", false, DriveUploads.Begin);

    // Whoever has a session's address may go on with it.
    private static readonly GoogleOperation PutChunk = Of("drive.upload.put", true, DriveUploads.Put) with { Scopes = [] };
    private static readonly GoogleOperation AskSession = Of("drive.upload.status", false, DriveUploads.Put) with { Scopes = [] };
    private static readonly GoogleOperation CancelSession = Of("drive.upload.cancel", false, DriveUploads.Cancel) with { Scopes = [] };

    public static void AddTo(RouteTable<StandInOperation> routes)
    {
        routes.Add("GET", "/drive/v3/about", Of("drive.about.get", false, DriveFiles.About));
        routes.Add("GET", "/drive/v3/files/generateIds", Of("drive.files.generateIds", false, DriveFiles.GenerateIds));
        routes.Add("GET", "/drive/v3/files", Of("drive.files.list", false, DriveFiles.List));
        routes.Add("POST", "/drive/v3/files", Of("drive.files.create", true, DriveFiles.Create));
        routes.Add("GET", "/drive/v3/files/{}", GetFile);
        routes.Add("PATCH", "/drive/v3/files/{}", Of("drive.files.update", true, DriveFiles.Update));
        routes.Add("DELETE", "/drive/v3/files/{}", Of("drive.files.delete", true, DriveFiles.Delete));
        routes.Add("GET", "/drive/v3/files/{}/permissions", Of("drive.permissions.list", false, DrivePermissions.List));
        routes.Add("POST", "/drive/v3/files/{}/permissions", Of("drive.permissions.create", true, DrivePermissions.Create));
        routes.Add("GET", "/drive/v3/files/{}/permissions/{}", Of("drive.permissions.get", false, DrivePermissions.Get));
        routes.Add("PATCH", "/drive/v3/files/{}/permissions/{}", Of("drive.permissions.update", true, DrivePermissions.Update));
        routes.Add("DELETE", "/drive/v3/files/{}/permissions/{}", Of("drive.permissions.delete", true, DrivePermissions.Delete));
        routes.Add("POST", Uploads, CreateWhole);
        routes.Add("PATCH", Uploads + "/{}", UpdateWhole);
        foreach (var path in (string[])[Uploads, Uploads + "/{}"])
        {
            routes.Add("PUT", path, PutChunk);
            routes.Add("DELETE", path, CancelSession);
        }
    }

    /// <summary>The operation where it takes more than the path to tell it.</summary>
    public static StandInOperation? Refine(StandInCall call)
    {
        var isResumable = call.Query.Contains("uploadType=resumable", StringComparison.Ordinal);
        return call.Operation switch
        {
            var x when x == GetFile && call.Query.Contains("alt=media", StringComparison.Ordinal) => GetContent,
            var x when x == CreateWhole && isResumable => CreateSession,
            var x when x == UpdateWhole && isResumable => UpdateSession,
            var x when x == PutChunk && call.Header("Content-Range")?.StartsWith("bytes */", StringComparison.Ordinal) is true =>
                AskSession,
            var x => x,
        };
    }

    /// <summary>Whether an operation goes on with an upload: its address is the credential.</summary>
    public static bool IsOfUpload(StandInOperation? operation) =>
        operation == PutChunk || operation == AskSession || operation == CancelSession;

    /// <summary>Whether a call goes on with an upload of this drive.</summary>
    public static bool IsUploadOf(DriveState drive, StandInCall call) =>
        IsOfUpload(call.Operation)
        && QueryHelpers.ParseQuery(call.Query).TryGetValue("upload_id", out var id)
        && drive.HasUpload(id.ToString());

    private static GoogleOperation Of(string name, bool mutates, Func<DriveCall, StandInReply> answer) =>
        new(name, mutates, Scopes, call => answer(new DriveCall(call)));
}
