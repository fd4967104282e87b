using Procur.Integrations.Sandbox.Tests.Node;

namespace Procur.Integrations.Sandbox.Tests.Google;

public sealed class CalendarSdkTests : CalendarTest
{
    [Fact]
    public async Task Googles_own_client_finds_what_it_knows()
    {
        var service = await ActAsync("service-account");
        var environment = new Dictionary<string, string?>
        {
            ["GOOGLE_ENDPOINT"] = Settings()["Endpoint"],
            ["GOOGLE_CLIENT_ID"] = Settings()["ClientId"],
            ["GOOGLE_CLIENT_SECRET"] = Settings()["ClientSecret"],
            ["GOOGLE_REFRESH_TOKEN"] = Settings()["RefreshToken"],
            ["GOOGLE_KEY_FILE"] = service["keyFile"]!.ToJsonString(),
            ["GOOGLE_SUBJECT"] = service["subject"]!.GetValue<string>(),
        };

        await NodeScript.RunAsync("google-calendar.mjs", environment, Token);

        var kinds = (await LedgerAsync()).CountBy(x => x.Kind).ToDictionary();
        Assert.Equal(2, kinds["event"]);
        Assert.Equal(1, kinds["invitation"]);
        Assert.Equal(1, kinds["update-notice"]);
        Assert.Equal(1, kinds["cancellation"]);
        Assert.Equal(1, kinds["event-delete"]);
        Assert.Equal(1, kinds["channel-stop"]);
    }

    // The client takes the root of an address for Google's.
    protected override SandboxOptions Options() => new() { OwnPorts = true };
}
