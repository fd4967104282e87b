namespace Procur.Integrations.Slack.Tests;

/// <summary>Slack's answers, and a host that gets them.</summary>
internal static class SlackScript
{
    public const string Token = "xoxb-1234-canary-5678";
    public const string SigningSecret = "0123456789abcdef0123456789abcdef";
    public const string Team = "T0001";
    public const string Channel = "C0001";

    public static Reply Posted(string ts = "1767225600.000100", string channel = Channel) =>
        Reply.Json($$$"""{"ok":true,"channel":"{{{channel}}}","ts":"{{{ts}}}","message":{"type":"message","text":"x","ts":"{{{ts}}}"}}""");

    public static Reply Ok(string more = "") => Reply.Json($$"""{"ok":true{{(more.Length == 0 ? "" : "," + more)}}}""");

    public static Reply Error(string error, string more = "") =>
        Reply.Json($$"""{"ok":false,"error":"{{error}}"{{(more.Length == 0 ? "" : "," + more)}}}""");

    public static TestHost Host(
        StandIn standIn,
        Action<IIntegrationBuilder>? with = null,
        ManualTimeProvider? time = null,
        params (string Name, string? Value)[] settings
    )
    {
        var all = new Dictionary<string, string?>
        {
            ["Integrations:Slack:BotToken"] = Token,
            ["Integrations:Slack:SigningSecret"] = SigningSecret,
            ["Integrations:Slack:TeamId"] = Team,
            ["Integrations:Slack:Endpoint"] = new Uri(standIn.Endpoint, "api/").AbsoluteUri,
        };
        foreach (var (name, value) in settings)
        {
            all[$"Integrations:Slack:{name}"] = value;
        }

        return TestHost.Create(
            services =>
            {
                var builder = services.AddSlackIntegration();
                with?.Invoke(builder);
            },
            all,
            time
        );
    }

    public static ChatMessage Message(string text = "Hello") => new() { To = ChatTarget.Channel(Channel), Text = text };
}
