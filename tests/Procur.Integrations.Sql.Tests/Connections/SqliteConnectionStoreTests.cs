namespace Procur.Integrations.Sql.Tests;

public sealed class SqliteConnectionStoreTests : ConnectionStoreSuite
{
    protected override Task<TestDatabase> CreateAsync() => SqliteAsync();

    /// <summary>The file, its log of writes ahead and whatever else lies beside it.</summary>
    protected override async Task<byte[]> BytesAsync()
    {
        using var all = new MemoryStream();
        var files = Directory.GetFiles(((SqliteDatabase)Database).Folder);
        Assert.Contains(files, file => file.EndsWith("-wal", StringComparison.Ordinal));
        foreach (var file in files)
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            await stream.CopyToAsync(all, Cancellation);
        }

        return all.ToArray();
    }
}
