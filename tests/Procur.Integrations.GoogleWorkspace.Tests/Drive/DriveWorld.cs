using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox;

namespace Procur.Integrations.GoogleWorkspace.Tests.Drive;

/// <summary>What tests ask of the sandbox's Drive.</summary>
internal static class DriveWorld
{
    /// <summary>The calls of one operation that arrived.</summary>
    public static async Task<IReadOnlyList<SandboxRequest>> RequestsAsync(this SandboxedHost world, string operation) =>
        [
            .. (
                await world.Sandbox.Control.GetRequestsAsync("google-workspace", cancellationToken: TestContext.Current.CancellationToken)
            ).Where(request => request.Operation == operation),
        ];

    /// <summary>Makes the shared drive the host's root.</summary>
    public static async Task<string> UseSharedDriveAsync(this SandboxedHost world)
    {
        var made = await world.Sandbox.Control.ActAsync(
            "google-workspace",
            "drive-shared",
            cancellationToken: TestContext.Current.CancellationToken
        );
        var id = (string)made["id"]!;
        world.Host.Set("Integrations:GoogleWorkspace:SharedDriveId", id);
        return id;
    }

    public static JsonObject Json(this SandboxRequest request) => JsonNode.Parse(request.Body)!.AsObject();

    /// <summary>A value of the query, decoded; null without it.</summary>
    public static string? Asked(this SandboxRequest request, string name) =>
        request
            .Query.TrimStart('?')
            .Split('&')
            .Select(pair => pair.Split('=', 2))
            .Where(pair => pair[0] == name)
            .Select(pair => Uri.UnescapeDataString(pair[1].Replace('+', ' ')))
            .SingleOrDefault();
}
