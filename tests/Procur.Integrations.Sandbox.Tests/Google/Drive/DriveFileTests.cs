using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Google.Drive;

/// <summary>Files, folders, lists and permissions.</summary>
public sealed class DriveFileTests : DriveTest
{
    [Fact]
    public async Task Metadata_and_content_come_in_one_body()
    {
        using var body = new MultipartContent("related", "cut-here");
        body.Add(
            Json(
                new JsonObject
                {
                    ["name"] = "a.txt",
                    ["properties"] = new JsonObject { ["k"] = "v" },
                }
            )
        );
        body.Add(new StringContent("line\r\n--cut\r\n", Encoding.ASCII, "text/plain"));
        using var response = await SendAsync(HttpMethod.Post, "upload/drive/v3/files?uploadType=multipart&fields=*", body);
        var file = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!;

        Assert.Equal("13", (string?)file["size"]);
        Assert.Equal("text/plain; charset=us-ascii", (string?)file["mimeType"]);
        Assert.Equal("v", (string?)file["properties"]!["k"]);
        Assert.NotNull(file["md5Checksum"]);
        Assert.NotNull(file["headRevisionId"]);
    }

    [Fact]
    public async Task A_range_is_answered_as_a_part_and_one_past_the_end_is_refused()
    {
        using var body = new StringContent("0123456789");
        using var made = await SendAsync(HttpMethod.Post, "upload/drive/v3/files?uploadType=media", body);
        var id = (string)JsonNode.Parse(await made.Content.ReadAsStringAsync(Token))!["id"]!;

        using var part = await RangeAsync(id, 8, 100);
        using var beyond = await RangeAsync(id, 10, null);

        Assert.Equal(206, (int)part.StatusCode);
        Assert.Equal("89", await part.Content.ReadAsStringAsync(Token));
        Assert.Equal("bytes 8-9/10", part.Content.Headers.ContentRange?.ToString());
        Assert.Equal(416, (int)beyond.StatusCode);
    }

    [Fact]
    public async Task Names_are_not_unique_and_a_list_is_paged()
    {
        var folder = await FolderAsync("offers");
        for (var i = 0; i < 3; i++)
        {
            await CreateAsync("same", folder);
        }

        var first = await GetAsync($"drive/v3/files?pageSize=2&q='{folder}'+in+parents");
        var second = await GetAsync($"drive/v3/files?pageSize=2&q='{folder}'+in+parents&pageToken={first["nextPageToken"]}");

        Assert.Equal(2, first["files"]!.AsArray().Count);
        Assert.Single(second["files"]!.AsArray());
        Assert.Null(second["nextPageToken"]);
        Assert.Equal("notFound", ReasonOf(await GetAsync("drive/v3/files?q='nowhere'+in+parents", 404)));
        Assert.Equal("invalid", ReasonOf(await GetAsync("drive/v3/files?q=nonsense", 400)));
    }

    [Fact]
    public async Task What_stands_in_a_shared_drive_is_there_only_for_who_knows_of_shared_drives()
    {
        var shared = (string)(await Control.ActAsync("google-workspace", "drive-shared", cancellationToken: Token))["id"]!;
        var id = await CreateAsync("a", shared);

        Assert.Equal("notFound", ReasonOf(await GetAsync($"drive/v3/files/{id}", 404)));
        await GetAsync($"drive/v3/files/{id}?supportsAllDrives=true");
        var mine = await GetAsync("drive/v3/files");
        var all = await GetAsync($"drive/v3/files?corpora=drive&driveId={shared}&includeItemsFromAllDrives=true&supportsAllDrives=true");

        Assert.Empty(mine["files"]!.AsArray());
        Assert.Single(all["files"]!.AsArray());
    }

    [Fact]
    public async Task Fields_that_were_not_asked_for_do_not_come()
    {
        var id = await CreateAsync("a");

        Assert.Equal(["id", "kind", "mimeType", "name"], (await GetAsync($"drive/v3/files/{id}")).Select(x => x.Key).Order());
        Assert.Equal(["name"], (await GetAsync($"drive/v3/files/{id}?fields=name")).Select(x => x.Key));
        Assert.Equal("required", ReasonOf(await GetAsync("drive/v3/about", 400)));
    }

    [Fact]
    public async Task A_deleted_folder_takes_along_what_is_in_it()
    {
        var folder = await FolderAsync("offers");
        var id = await CreateAsync("a", folder);

        await CallAsync(HttpMethod.Delete, $"drive/v3/files/{folder}", null, 204);

        Assert.Equal("notFound", ReasonOf(await GetAsync($"drive/v3/files/{id}", 404)));
        await CallAsync(HttpMethod.Delete, $"drive/v3/files/{folder}", null, 404);
        Assert.Equal(1, await CountAsync("file-deleted"));
    }

    [Fact]
    public async Task A_person_has_one_permission_and_keeps_the_higher_role()
    {
        var id = await CreateAsync("a");
        var path = $"drive/v3/files/{id}/permissions";

        var writer = await CallAsync(HttpMethod.Post, path, Person("writer"));
        var reader = await CallAsync(HttpMethod.Post, path + "?sendNotificationEmail=false", Person("reader"));

        Assert.Equal((string?)writer["id"], (string?)reader["id"]);
        Assert.Equal("writer", (string?)reader["role"]);
        Assert.Equal((1, 1), (await CountAsync("share"), await CountAsync("share-mail")));
        await CallAsync(HttpMethod.Patch, $"{path}/{writer["id"]}", new JsonObject { ["role"] = "reader" });
        var list = await GetAsync(path);
        Assert.Equal(["owner", "reader"], list["permissions"]!.AsArray().Select(x => (string?)x!["role"]));
        await CallAsync(HttpMethod.Delete, $"{path}/{writer["id"]}", null, 204);
        await CallAsync(HttpMethod.Delete, $"{path}/{writer["id"]}", null, 404);
    }

    [Fact]
    public async Task A_token_without_a_scope_of_drives_is_refused()
    {
        await Control.ActAsync(
            "google-workspace",
            "scopes",
            new JsonObject { ["granted"] = "https://www.googleapis.com/auth/calendar" },
            cancellationToken: Token
        );

        Assert.Equal("insufficientPermissions", ReasonOf(await GetAsync("drive/v3/files", 403)));
    }

    private static JsonObject Person(string role) =>
        new()
        {
            ["type"] = "user",
            ["role"] = role,
            ["emailAddress"] = "approver@procur.example",
        };

    private Task<HttpResponseMessage> RangeAsync(string id, long from, long? to) =>
        SendAsync(HttpMethod.Get, $"drive/v3/files/{id}?alt=media", null, x => x.Headers.Range = new RangeHeaderValue(from, to));
}
