namespace Procur.Integrations.AmazonS3.Tests;

public sealed class AmazonS3IntegrationTests : IntegrationConformance<AmazonS3Fixture>;

public sealed class AmazonS3ConnectorTests : ConnectorConformance<AmazonS3Fixture>;

public sealed class AmazonS3FilesTests : FileStorageConformance<AmazonS3Fixture>;

public sealed class AmazonS3LinksTests : TemporaryLinksConformance<AmazonS3Fixture>;

public sealed class AmazonS3FoldersTests : FileFoldersConformance<AmazonS3Fixture>;

public sealed class AmazonS3CoverageTests
{
    [Fact]
    public void Every_capability_that_is_offered_has_its_suite_here() =>
        Assert.Empty(
            SuiteCoverage.Missing(
                AmazonS3Integration.Definition.Abilities.Select(ability => ability.Type),
                typeof(AmazonS3CoverageTests).Assembly
            )
        );
}
