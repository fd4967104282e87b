using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Google.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Google.Drive;

/// <summary>Files and folders without their content, and the content that is read.</summary>
internal static class DriveFiles
{
    public const string OneByDefault = "kind,id,name,mimeType";

    private const int MostIds = 1000;
    private const int MostItems = 1000;

    public static StandInReply About(DriveCall call)
    {
        if (call.Query("fields") is null)
        {
            throw new GoogleRefusalException(400, "required", "The 'fields' parameter is required for this method.");
        }

        return call.Ok(
            new JsonObject
            {
                ["kind"] = "drive#about",
                ["user"] = new JsonObject
                {
                    ["kind"] = "drive#user",
                    ["displayName"] = call.Drive.Owner.Split('@')[0],
                    ["me"] = true,
                    ["permissionId"] = DriveIds.Person(call.Drive.Owner),
                    ["emailAddress"] = call.Drive.Owner,
                },
                ["storageQuota"] = new JsonObject
                {
                    ["limit"] = call.Drive.Limit.ToString(CultureInfo.InvariantCulture),
                    ["usage"] = call.Drive.Used.ToString(CultureInfo.InvariantCulture),
                },
            },
            "*"
        );
    }

    public static StandInReply GenerateIds(DriveCall call)
    {
        var count = call.Number("count", 10, 1, MostIds);
        var ids = Enumerable.Range(0, count).Select(_ => (JsonNode?)call.Drive.NewId());
        return call.Ok(
            new JsonObject
            {
                ["kind"] = "drive#generatedIds",
                ["space"] = call.Query("space") ?? "drive",
                ["ids"] = new JsonArray([.. ids]),
            },
            "*"
        );
    }

    public static StandInReply List(DriveCall call)
    {
        var size = call.Number("pageSize", 100, 1, MostItems);
        var matches = call.Query("q") is { } q ? DriveQuery.Parse(q, call.Drive) : static _ => true;
        var corpora = call.Query("corpora") ?? "user";
        var inShared = call.Flag("includeItemsFromAllDrives") && call.KnowsSharedDrives;
        var driveId = call.Query("driveId");
        if ((corpora == "drive") != (driveId is not null) || (corpora is "drive" or "allDrives" && !inShared))
        {
            throw new GoogleRefusalException(403, "teamDrivesParentLimit", "The specified parameters do not go with the corpora.");
        }

        var skipped = call.Query("pageToken") is { } token ? PageOf(token) : 0;
        var all = call
            .Drive.Items.Where(x => x.Parent is not null && (x.DriveId is null || inShared) && (driveId is null || x.DriveId == driveId))
            .Where(matches)
            .ToList();
        var page = all.Skip(skipped).Take(size).ToList();
        var json = new JsonObject
        {
            ["kind"] = "drive#fileList",
            ["incompleteSearch"] = false,
            ["files"] = new JsonArray([.. page.Select(x => x.ToJson())]),
        };
        if (skipped + page.Count < all.Count)
        {
            json["nextPageToken"] = "~!!~" + (skipped + page.Count).ToString(CultureInfo.InvariantCulture);
        }

        return call.Ok(json, "kind,incompleteSearch,nextPageToken,files(kind,id,name,mimeType)");
    }

    public static StandInReply Get(DriveCall call)
    {
        var item = call.Find(call.Value(0));
        return call.Query("alt") == "media" ? Content(call, item) : call.Ok(item.ToJson(), OneByDefault);
    }

    public static StandInReply Create(DriveCall call) => call.Ok(Make(call, call.Json(), null, null).ToJson(), OneByDefault);

    /// <summary>Makes a file or folder of what is said of it.</summary>
    public static DriveItem Make(DriveCall call, JsonObject metadata, string? mediaType, byte[]? content)
    {
        var item = CheckNew(call, metadata, mediaType, content?.Length ?? 0);
        Read(item, metadata);
        if (!item.IsNative)
        {
            item.Replace(content ?? [], call.Now);
        }

        call.Drive.Add(item);
        call.Effect(item.IsFolder ? "folder" : "file", item.Id);
        return item;
    }

    /// <summary>What Drive refuses before it takes the first byte.</summary>
    /// <returns>The item as it would be, not yet in the drive.</returns>
    public static DriveItem CheckNew(DriveCall call, JsonObject metadata, string? mediaType, long length)
    {
        var id = Text(metadata, "id");
        var parents = metadata["parents"] as JsonArray;
        if (parents is { Count: > 1 })
        {
            throw DriveRefusal.Invalid("parents", "A shared drive item or a file can have exactly one parent.");
        }

        var parent = call.Find((parents is { Count: 1 } ? parents[0]!.GetValue<string>() : null) ?? "root");
        var item = new DriveItem(id ?? call.Drive.NewId(), call.Now)
        {
            MimeType = Text(metadata, "mimeType") ?? mediaType ?? "application/octet-stream",
            Parent = parent.Id,
            DriveId = parent.DriveId,
        };
        if (!parent.IsFolder)
        {
            throw new GoogleRefusalException(403, "parentNotAFolder", "The specified parent is not a folder.");
        }

        if (id is not null && !call.Drive.WasGenerated(id))
        {
            throw DriveRefusal.Invalid("file.id", "The provided file ID is not usable.");
        }

        if (id is not null && item is { IsNative: true, IsFolder: false })
        {
            throw DriveRefusal.Invalid("file.id", "Generated IDs are not supported for Docs Editors formats.");
        }

        if (id is not null && call.Drive.IsTaken(id))
        {
            throw DriveRefusal.IdInUse();
        }

        NeedRoom(call, length);
        return item;
    }

    public static StandInReply Update(DriveCall call)
    {
        var item = call.Find(call.Value(0));
        Change(call, item, call.Json());
        item.Touch(call.Now);
        call.Effect("file-changed", item.Id);
        return call.Ok(item.ToJson(), OneByDefault);
    }

    /// <summary>Replaces a file's content.</summary>
    public static void Replace(DriveCall call, DriveItem item, JsonObject metadata, string? mediaType, byte[] content)
    {
        NeedRoom(call, content.Length);
        Change(call, item, metadata);
        item.MimeType = Text(metadata, "mimeType") ?? mediaType ?? item.MimeType;
        item.Replace(content, call.Now);
        call.Effect("file-content", item.Id);
    }

    public static StandInReply Delete(DriveCall call)
    {
        var item = call.Find(call.Value(0));
        if (item.Parent is null)
        {
            throw new GoogleRefusalException(403, "forbidden", "The root folder cannot be deleted.");
        }

        call.Drive.Remove(item);
        call.Effect("file-deleted", item.Id);
        return new StandInReply(204, default, null);
    }

    private static void NeedRoom(DriveCall call, long length)
    {
        if (call.Drive.Used + length > call.Drive.Limit)
        {
            throw new GoogleRefusalException(403, "storageQuotaExceeded", "The user's Drive storage quota has been exceeded.");
        }
    }

    private static void Change(DriveCall call, DriveItem item, JsonObject metadata)
    {
        if (metadata["parents"] is not null)
        {
            throw new GoogleRefusalException(
                403,
                "fieldNotWritable",
                "The parents field is not directly writable in update requests. Use the addParents and removeParents parameters instead."
            );
        }

        if (call.Query("addParents") is { } to)
        {
            var parent = call.Find(to);
            item.Parent = parent.Id;
            item.DriveId = parent.DriveId;
        }

        Read(item, metadata);
    }

    private static void Read(DriveItem item, JsonObject metadata)
    {
        item.Name = Text(metadata, "name") ?? item.Name;
        item.MimeType = Text(metadata, "mimeType") ?? item.MimeType;
        item.Trashed = metadata["trashed"]?.GetValue<bool>() ?? item.Trashed;
        Read(metadata["properties"], item.Properties);
        Read(metadata["appProperties"], item.AppProperties);
    }

    private static void Read(JsonNode? given, Dictionary<string, string> properties)
    {
        if (given is not JsonObject json)
        {
            return;
        }

        foreach (var (key, value) in json)
        {
            if (value is null)
            {
                properties.Remove(key);
                continue;
            }

            var text = value.GetValue<string>();
            if (System.Text.Encoding.UTF8.GetByteCount(key + text) > 124)
            {
                throw new GoogleRefusalException(400, "propertyTooLarge", "The property is larger than 124 bytes.");
            }

            properties[key] = text;
        }
    }

    private static StandInReply Content(DriveCall call, DriveItem item)
    {
        if (item.IsNative)
        {
            throw new GoogleRefusalException(
                403,
                "fileNotDownloadable",
                "Only files with binary content can be downloaded. Use Export with Docs Editors files."
            );
        }

        var whole = new StandInReply(200, item.Content, item.MimeType);
        if (call.Wire.Header("Range") is not { } range)
        {
            return whole;
        }

        if (!System.Net.Http.Headers.RangeHeaderValue.TryParse(range, out var parsed) || parsed.Ranges.Count != 1)
        {
            return whole;
        }

        var length = item.Content.Length;
        var one = parsed.Ranges.First();
        var from = one.From ?? Math.Max(0, length - one.To!.Value);
        var to = one.From is null ? length - 1 : Math.Min(one.To ?? long.MaxValue, length - 1);
        return from > to
            ? new GoogleRefusalException(416, "requestedRangeNotSatisfiable", "Request range not satisfiable")
                .ToReply()
                .With("Content-Range", $"bytes */{length}")
            : (whole with { Status = 206, Body = item.Content.AsMemory((int)from, (int)(to - from + 1)) }).With(
                "Content-Range",
                $"bytes {from}-{to}/{length}"
            );
    }

    private static string? Text(JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static int PageOf(string token) =>
        token.StartsWith("~!!~", StringComparison.Ordinal)
        && int.TryParse(token.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out var skipped)
            ? skipped
            : throw DriveRefusal.Invalid("pageToken");
}
