namespace Procur.Integrations.Sealing;

/// <summary>A key for a developer's own machine, made on first use and kept in a file that only its owner can read.</summary>
internal static class DevelopmentKey
{
    public const string Setting = $"{ConfiguredKeyRings.Section}:DevelopmentFile";
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static SealingKey FindOrMake(string? file)
    {
        file = string.IsNullOrEmpty(file) ? DefaultFile() : file;
        try
        {
            if (!File.Exists(file))
            {
                Make(file);
            }

            return Read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Problem(file, "cannot be made or read", "Give the process the right to it", e);
        }
    }

    private static string DefaultFile()
    {
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return folder.Length > 0
            ? Path.Combine(folder, "Procur.Integrations", "development.key")
            : throw ConfiguredKeyRings.Problem(
                "there is no folder of the user's own to keep a development key in",
                $"Set {Setting} to a file, or {ConfiguredKeyRings.Section}:Current to a key"
            );
    }

    private static void Make(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerAlone | UnixFileMode.UserExecute);
        }

        // Written whole under another name first: of two processes that start at once, the slower must not read half a key.
        var draft = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerAlone;
        }

        using (var writer = new StreamWriter(draft, options))
        {
            writer.Write(Convert.ToBase64String(SealingKey.Random().Bytes));
        }

        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }

    private static SealingKey Read(string file)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~OwnerAlone) != UnixFileMode.None)
        {
            throw Problem(file, "can be read by others than its owner", $"Take that right away (chmod 600 {file})");
        }

        return SealingKey.TryParse(File.ReadAllText(file))
            ?? throw Problem(
                file,
                "holds no key",
                "Remove it to have a new one made; what was sealed under the old one must then be entered again"
            );
    }

    private static IntegrationException Problem(string file, string what, string next, Exception? cause = null) =>
        new(
            "store",
            "keys.load",
            IntegrationErrorKind.NotConfigured,
            $"store keys.load: the development key {file} {what}. {next}; {Setting} names another file.",
            cause
        );
}
