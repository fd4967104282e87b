using Procur.Integrations.Sandbox.Tests.Node;

namespace Procur.Integrations.Sandbox.Tests.Google.Drive;

public sealed class DriveSdkTests : DriveTest
{
    // The SDK takes a root without a path.
    protected override SandboxOptions Options() => new() { OwnPorts = true };

    [Fact]
    public async Task The_vendors_own_sdk_finds_what_it_knows()
    {
        var shared = await Control.ActAsync("google-workspace", "drive-shared", cancellationToken: Token);
        var environment = new Dictionary<string, string?>
        {
            ["GOOGLE_ENDPOINT"] = Settings["Endpoint"],
            ["GOOGLE_CLIENT_ID"] = Settings["ClientId"],
            ["GOOGLE_CLIENT_SECRET"] = Settings["ClientSecret"],
            ["GOOGLE_REFRESH_TOKEN"] = Settings["RefreshToken"],
            ["GOOGLE_SHARED_DRIVE"] = (string?)shared["id"],
        };

        await NodeScript.RunAsync("google-drive.mjs", environment, Token);

        Assert.Equal(1, await CountAsync("folder"));
        Assert.Equal(4, await CountAsync("file"));
        Assert.Equal(1, await CountAsync("file-content"));
        Assert.Equal(1, await CountAsync("share"));
        Assert.Equal(1, await CountAsync("file-deleted"));
    }
}
