using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Google.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Google.Drive;

/// <summary>Content that is written: whole, with its metadata, or in chunks of a session.</summary>
internal static class DriveUploads
{
    /// <summary>The least of a chunk that is not the last.</summary>
    public const int Grain = 256 * 1024;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public static StandInReply Whole(DriveCall call)
    {
        var item = call.Wire.PathValues.Count > 0 ? call.Find(call.Value(0)) : null;
        var (metadata, mediaType, content) =
            call.Query("uploadType") == "media"
                ? ([], call.Wire.Header("Content-Type"), call.Wire.Body.ToArray())
                : DriveMultipart.Read(call);
        if (item is null)
        {
            item = DriveFiles.Make(call, metadata, mediaType, content);
        }
        else
        {
            DriveFiles.Replace(call, item, metadata, mediaType, content);
        }

        return call.Ok(item.ToJson(), DriveFiles.OneByDefault);
    }

    /// <summary>Begins a session.</summary>
    public static StandInReply Begin(DriveCall call)
    {
        var metadata = call.Json();
        var mediaType = call.Wire.Header("X-Upload-Content-Type");
        long? length = call.Wire.Header("X-Upload-Content-Length") is { } text
            ? long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw DriveRefusal.BadRequest("Invalid X-Upload-Content-Length header.")
            : null;
        var item = call.Wire.PathValues.Count > 0 ? call.Find(call.Value(0)) : null;
        if (item is null)
        {
            DriveFiles.CheckNew(call, metadata, mediaType, length ?? 0);
        }

        var upload = new DriveUpload(DriveIds.Session(), item?.Id, metadata, mediaType, length, call.Query("fields"), call.Now + Lifetime);
        call.Drive.Add(upload);
        var address = new Uri(call.Wire.Root, $"{call.Wire.Path.TrimStart('/')}?uploadType=resumable&upload_id={upload.Id}");
        return new StandInReply(200, default, "text/plain; charset=utf-8")
            .With("Location", address.AbsoluteUri)
            .With("X-GUploader-UploadID", upload.Id);
    }

    /// <summary>Takes a chunk, or tells how far the session is.</summary>
    public static StandInReply Put(DriveCall call)
    {
        var upload = Find(call);
        if (upload.Done is { } done)
        {
            return DriveCall.Ok(done.ToJson(), DriveFiles.OneByDefault, upload.Fields);
        }

        var body = call.Wire.Body;
        var range = call.Wire.Header("Content-Range") is { } text
            ? DriveRange.Parse(text)
            : new DriveRange(body.IsEmpty ? null : 0, body.Length - 1, body.Length);
        if (range.From is { } first && range.To - first + 1 != body.Length)
        {
            throw DriveRefusal.BadRequest("Content-Range does not match the length of the body.");
        }

        upload.Length = range.Total ?? upload.Length;
        if (range.From is { } from)
        {
            Take(call, upload, from, body, isLast: upload.Length is { } whole && range.To + 1 == whole);
        }

        if (upload.Received != upload.Length)
        {
            return upload.Received == 0
                ? new StandInReply(308, default, null)
                : new StandInReply(308, default, null).With("Range", $"bytes=0-{upload.Received - 1}");
        }

        upload.Done = Finish(call, upload);
        return DriveCall.Ok(upload.Done.ToJson(), DriveFiles.OneByDefault, upload.Fields);
    }

    /// <summary>Gives a session up. The status is the one that Google documents for it.</summary>
    public static StandInReply Cancel(DriveCall call)
    {
        call.Drive.RemoveUpload(Find(call).Id);
        return new StandInReply(499, default, null);
    }

    private static void Take(DriveCall call, DriveUpload upload, long from, ReadOnlyMemory<byte> body, bool isLast)
    {
        if (!isLast && body.Length < Grain)
        {
            throw DriveRefusal.BadRequest(
                "Invalid request.  The number of bytes uploaded is required to be equal or greater than 262144, except for the final request "
                    + "(it's recommended to be the exact multiple of 262144).  The received request contained "
                    + $"{body.Length} bytes, which does not meet this requirement."
            );
        }

        if (from > upload.Received || (upload.Length is { } length && from + body.Length > length))
        {
            throw DriveRefusal.BadRequest("Invalid Content-Range: the bytes before it are missing, or the whole is shorter.");
        }

        if (call.Drive.KeptOfNextChunk is { } kept)
        {
            call.Drive.KeptOfNextChunk = null;
            body = body[..Math.Min(body.Length, kept - (kept % Grain))];
        }

        // What is there already is not taken twice.
        var known = (int)Math.Min(upload.Received - from, body.Length);
        upload.Take(body.Span[known..]);
    }

    private static DriveItem Finish(DriveCall call, DriveUpload upload)
    {
        var metadata = (JsonObject)upload.Metadata.DeepClone();
        if (upload.FileId is not { } id)
        {
            return DriveFiles.Make(call, metadata, upload.MediaType, upload.Content());
        }

        var item = call.Drive.Find(id, inSharedDrives: true) ?? throw DriveRefusal.NotFound(id);
        DriveFiles.Replace(call, item, metadata, upload.MediaType, upload.Content());
        return item;
    }

    private static DriveUpload Find(DriveCall call) =>
        call.Query("upload_id") is { } id && call.Drive.FindUpload(id) is { } upload && upload.Ends > call.Now
            ? upload
            : throw new GoogleRefusalException(404, "notFound", "Not Found");
}
