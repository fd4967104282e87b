using Procur.Integrations.Sandbox.Google.Wire;

namespace Procur.Integrations.Sandbox.Google.Drive;

/// <summary>What Drive refuses, in its own words.</summary>
internal static class DriveRefusal
{
    public static GoogleRefusalException NotFound(string fileId) => new(404, "notFound", $"File not found: {fileId}.");

    public static GoogleRefusalException Invalid(string where, string message = "Invalid Value") =>
        new(400, "invalid", $"{message} ({where})");

    public static GoogleRefusalException BadRequest(string message) => new(400, "badRequest", message);

    public static GoogleRefusalException IdInUse() => new(409, "fileIdInUse", "A file already exists with the provided ID.");
}
