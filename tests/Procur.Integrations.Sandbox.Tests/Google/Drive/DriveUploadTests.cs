using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Google.Drive;

/// <summary>Uploads in chunks, as Google's own guide describes them.</summary>
public sealed class DriveUploadTests : DriveTest
{
    [Fact]
    public async Task Chunks_are_taken_one_after_the_other_and_the_last_makes_the_file()
    {
        var session = await BeginAsync();
        var bytes = new byte[(2 * Grain) + 10];
        Random.Shared.NextBytes(bytes);

        var (first, range, _) = await PutAsync(session, bytes.AsMemory(0, Grain), $"bytes 0-{Grain - 1}/*");
        Assert.Equal((308, $"bytes=0-{Grain - 1}"), (first, range));
        Assert.Equal(0, await CountAsync("file"));
        await PutAsync(session, bytes.AsMemory(Grain, Grain), $"bytes {Grain}-{(2 * Grain) - 1}/*");
        var (last, _, file) = await PutAsync(session, bytes.AsMemory(2 * Grain), $"bytes {2 * Grain}-{bytes.Length - 1}/{bytes.Length}");

        Assert.Equal(200, last);
        Assert.Equal(["id", "size"], file.Select(x => x.Key).Order());
        using var content = await SendAsync(HttpMethod.Get, $"drive/v3/files/{file["id"]}?alt=media");
        Assert.Equal(bytes, await content.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal(1, await CountAsync("file"));
    }

    [Fact]
    public async Task A_session_tells_how_far_it_is_and_of_nothing_it_tells_no_range()
    {
        var session = await BeginAsync();

        var before = await PutAsync(session, default, "bytes */*");
        await PutAsync(session, new byte[Grain], $"bytes 0-{Grain - 1}/{2 * Grain}");
        var after = await PutAsync(session, default, $"bytes */{2 * Grain}");

        Assert.Equal((308, null), (before.Status, before.Range));
        Assert.Equal((308, $"bytes=0-{Grain - 1}"), (after.Status, after.Range));
    }

    [Fact]
    public async Task After_a_break_only_a_part_is_there_and_what_is_sent_again_is_not_taken_twice()
    {
        var session = await BeginAsync();
        var bytes = new byte[3 * Grain];
        Random.Shared.NextBytes(bytes);
        await Control.ActAsync(
            "google-workspace",
            "drive-keep-of-chunk",
            new JsonObject { ["bytes"] = Grain + 77 },
            cancellationToken: Token
        );

        var broken = await PutAsync(session, bytes.AsMemory(0, 2 * Grain), $"bytes 0-{(2 * Grain) - 1}/{bytes.Length}");
        var again = await PutAsync(session, bytes, $"bytes 0-{bytes.Length - 1}/{bytes.Length}");

        Assert.Equal((308, $"bytes=0-{Grain - 1}"), (broken.Status, broken.Range));
        Assert.Equal(200, again.Status);
        using var content = await SendAsync(HttpMethod.Get, $"drive/v3/files/{again.Body["id"]}?alt=media");
        Assert.Equal(bytes, await content.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task Finished_twice_it_is_the_same_file()
    {
        var session = await BeginAsync();

        var first = await PutAsync(session, "abc"u8.ToArray(), "bytes 0-2/3");
        var again = await PutAsync(session, "abc"u8.ToArray(), "bytes 0-2/3");
        var asked = await PutAsync(session, default, "bytes */3");

        Assert.Equal((string?)first.Body["id"], (string?)again.Body["id"]);
        Assert.Equal((string?)first.Body["id"], (string?)asked.Body["id"]);
        Assert.Equal(1, await CountAsync("file"));
    }

    [Fact]
    public async Task A_small_chunk_that_is_not_the_last_is_refused_and_a_gap_too()
    {
        var session = await BeginAsync();

        var small = await PutAsync(session, new byte[10], "bytes 0-9/*");
        var gap = await PutAsync(session, new byte[Grain], $"bytes {Grain}-{(2 * Grain) - 1}/*");
        var wrong = await PutAsync(session, new byte[10], "bytes 0-3/4");

        Assert.Equal((400, 400, 400), (small.Status, gap.Status, wrong.Status));
        Assert.Equal(308, (await PutAsync(session, default, "bytes */*")).Status);
    }

    [Fact]
    public async Task A_session_ends_after_a_week_and_when_it_is_given_up()
    {
        var old = await BeginAsync();
        var dropped = await BeginAsync();

        using var given = await Http.DeleteAsync(dropped, Token);
        Assert.Equal(499, (int)given.StatusCode);
        Assert.Equal(404, (await PutAsync(dropped, "abc"u8.ToArray(), null)).Status);
        await Control.AdvanceAsync(TimeSpan.FromDays(8), Token);

        Assert.Equal(404, (await PutAsync(old, "abc"u8.ToArray(), null)).Status);
        Assert.Equal(0, await CountAsync("file"));
    }

    [Fact]
    public async Task An_id_makes_one_file_whichever_way_it_comes()
    {
        var id = await IdAsync();
        var session = await BeginAsync(new JsonObject { ["id"] = id, ["name"] = "a" });
        await CallAsync(HttpMethod.Post, "drive/v3/files", new JsonObject { ["id"] = id, ["name"] = "b" });

        var late = await PutAsync(session, "abc"u8.ToArray(), "bytes 0-2/3");
        var again = await CallAsync(HttpMethod.Post, "drive/v3/files", new JsonObject { ["id"] = id }, 409);
        var own = await CallAsync(HttpMethod.Post, "drive/v3/files", new JsonObject { ["id"] = "1ofMyOwn" }, 400);

        Assert.Equal((409, "fileIdInUse"), (late.Status, ReasonOf(late.Body)));
        Assert.Equal("fileIdInUse", ReasonOf(again));
        Assert.Equal("invalid", ReasonOf(own));
        Assert.Equal(1, await CountAsync("file"));
    }

    [Fact]
    public async Task An_empty_file_goes_without_a_range()
    {
        var session = await BeginAsync();

        var made = await PutAsync(session, default, null);

        Assert.Equal((200, "0"), (made.Status, (string?)made.Body["size"]));
    }

    [Fact]
    public async Task A_full_drive_refuses_before_the_first_byte()
    {
        await Control.ActAsync("google-workspace", "drive-limit", new JsonObject { ["bytes"] = 3 }, cancellationToken: Token);

        using var body = Json(new JsonObject { ["name"] = "a" });
        using var refused = await SendAsync(
            HttpMethod.Post,
            "upload/drive/v3/files?uploadType=resumable",
            body,
            x => x.Headers.Add("X-Upload-Content-Length", "4")
        );
        var unsaid = await PutAsync(await BeginAsync(), "abcd"u8.ToArray(), null);

        Assert.Equal(403, (int)refused.StatusCode);
        Assert.Equal((403, "storageQuotaExceeded"), (unsaid.Status, ReasonOf(unsaid.Body)));
    }
}
