namespace Procur.Integrations.Sandbox.Tests.Slack;

public sealed class SlackOwnPortTests : SlackTest
{
    [Fact]
    public async Task On_its_own_port_the_vendors_paths_are_at_the_root_and_lead_back_to_it()
    {
        var root = Sandbox.AddressOf("slack");
        Assert.Equal(root.AbsoluteUri + "api/", Settings()["Endpoint"]);
        Assert.Equal("/", root.AbsolutePath);
        await using var receiver = await ReceiverAsync();

        var seen = await ActAsync(
            "command",
            new()
            {
                ["channel"] = "procurement",
                ["user"] = "buyer",
                ["command"] = "/order",
            }
        );
        var upload = await OkAsync("files.getUploadURLExternal", new() { ["filename"] = "a.txt", ["length"] = 1 });

        Assert.StartsWith(root.AbsoluteUri + "commands/T", (string?)seen["responseUrl"]);
        Assert.StartsWith(root.AbsoluteUri + "upload/v1/", (string?)upload["upload_url"]);
        using var content = new StringContent("""{"text":"done"}""", null, "application/json");
        Assert.True((await Http.PostAsync(new Uri((string)seen["responseUrl"]!), content, Token)).IsSuccessStatusCode);
    }

    protected override SandboxOptions Options() => new() { OwnPorts = true };
}
