using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Google.Accounts;

namespace Procur.Integrations.Sandbox.Google.Drive;

/// <summary>What people and circumstances do to a drive.</summary>
internal static class DriveActs
{
    public static IReadOnlyDictionary<string, Func<GoogleAccount, JsonObject, CancellationToken, Task<JsonObject?>>> All { get; } =
        new Dictionary<string, Func<GoogleAccount, JsonObject, CancellationToken, Task<JsonObject?>>>(StringComparer.Ordinal)
        {
            // Of the next chunk only so many bytes arrive, as when its connection breaks on the way.
            ["drive-keep-of-chunk"] = Of((drive, x) => drive.KeptOfNextChunk = (int)Math.Clamp(Bytes(x), 0, int.MaxValue)),
            ["drive-end-uploads"] = Of((drive, _) => drive.EndUploads()),
            ["drive-limit"] = Of((drive, x) => drive.Limit = Bytes(x)),
            ["drive-shared"] = static (account, _, _) =>
                Task.FromResult<JsonObject?>(new JsonObject { ["id"] = account.Drive.SharedDriveId }),
        };

    private static Func<GoogleAccount, JsonObject, CancellationToken, Task<JsonObject?>> Of(Action<DriveState, JsonObject> act) =>
        (account, arguments, _) =>
        {
            lock (account.Gate)
            {
                act(account.Drive, arguments);
                return Task.FromResult<JsonObject?>(null);
            }
        };

    private static long Bytes(JsonObject arguments) =>
        arguments["bytes"] is JsonValue value && value.TryGetValue<long>(out var number)
            ? number
            : throw new SandboxException("Say how many bytes: {\"bytes\": 262144}.");
}
